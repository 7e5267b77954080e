import { describe, expect, test } from 'vitest';
import { processorTime } from '../../../src/languages/processor-time.ts';
import { carriesSecret, isWrittenSecret } from '../../../src/languages/python/secret.ts';

describe('a name and its value', () => {
  test.each([
    ['password', 'postgres'],
    ['DB_PASS', 'airflow'],
    ['dbpass', 's3cret'],
    ['mysqlPwd', 'root'],
    ['password', 'my_secret_password'],
    ['API_KEY', '9f86d081884c7d65'],
    ['fs.s3a.secret.key', 'minioadmin'],
    ['SECRET_KEY', 'super_secret_key'],
    ['slack_token', 'a1b2c3d4e5'],
    ['aws_access_key_id', 'ABCDEFGH12345678'],
  ])('%s = %s is a secret', (name, value) => expect(isWrittenSecret(name, value)).toBe(true));

  test.each([
    ['password', ''],
    ['password', '<password>'],
    ['password', '$DB_PASSWORD'],
    ['password', '{{ var.value.password }}'],
    ['password', 'changeme'],
    ['password', 'your-password'],
    ['password', 'test123'],
    ['password', 'xxxx'],
    ['password', 'DB_PASSWORD'],
    ['PASSWORD', 'PASSWORD'],
    ['password', 'enter a new password'],
    ['password_file', '/run/secrets/db'],
    ['token_url', 'https://x.org/token'],
    ['TOKEN_COMMENT', 'comment'],
    ['token', 'next_page'],
    ['access_token', 'access_token'],
    ['token', '#dddddd'],
    ['token', '('],
    ['secret_id', 'prod'],
    ['SECRET_NAME', 'prod/etl/db'],
    ['secret', 'prod/etl/db'],
    ['tokenizer', 'bert-base'],
    ['pad_token', '[PAD]'],
    ['max_tokens', '512'],
    ['key', 'abcdef12345'],
    ['compass', 'north'],
    ['private_key_path', 'key.pem'],
  ])('%s = %s is none', (name, value) => expect(isWrittenSecret(name, value)).toBe(false));
});

describe('a text', () => {
  test.each([
    'postgresql://etl:s3cret@db:5432/shop',
    'mongodb+srv://admin:admin@cluster.mongodb.net',
    'jdbc:postgresql://db/shop?user=etl&password=s3cret',
    'host=db user=etl password=s3cret',
    'DRIVER={x};SERVER=db;UID=etl;PWD=s3cret',
    'AKIAQWERTYUIOPASDFGH',
  ])('%s carries a secret', (text) => expect(carriesSecret(text)).toBe(true));

  test.each([
    'postgresql://etl@db/shop',
    'postgresql://{user}:{password}@{host}/shop',
    'postgresql://user:<password>@db/shop',
    'postgresql://user:$PASSWORD@db/shop',
    'https://x.org/a:b/c@d',
    'password = %s',
    'AKIAIOSFODNN7EXAMPLE',
  ])('%s carries none', (text) => expect(carriesSecret(text)).toBe(false));

  test('is read in linear time', () => {
    const started = processorTime();
    for (const text of [
      'password='.repeat(20_000),
      'a://'.repeat(20_000),
      `x://${'a'.repeat(100_000)}`,
      'x'.repeat(100_000),
    ])
      carriesSecret(text);
    isWrittenSecret('token_'.repeat(20_000), `${'x '.repeat(2000)}`);
    expect(processorTime() - started).toBeLessThan(10_000);
  });
});
