import { describe, expect, test } from 'vitest';
import { credentialsIn } from '../../../src/languages/credentials.ts';
import { processorTime } from '../../../src/languages/processor-time.ts';
import { isLiteralSecret, isSecretName, writtenSecrets } from '../../../src/languages/shell/secret-words.ts';

describe('a name says that it holds a secret', () => {
  test.each([
    'PASSWORD',
    'PGPASSWORD',
    'DB_PASS',
    'MYSQL_PWD',
    'apiKey',
    'AWS_SECRET_ACCESS_KEY',
    'github-token',
    'clientSecret',
  ])('%s', (name) => expect(isSecretName(name)).toBe(true));
  test.each([
    'PWD',
    'OLDPWD',
    'PASSED',
    'BYPASS',
    'PASSWORD_FILE',
    'TOKEN_URL',
    'tokenizer',
    'SECRET_NAME',
    'COMPASS',
    'KEY',
  ])('but not %s', (name) => expect(isSecretName(name)).toBe(false));
});

describe('a value is a secret written out', () => {
  test.each(['airflow', 'root', 'admin', 'postgres', 's3cret!', '123456', 'a/b+c=', 'Pa$$w0rd'])('%s', (value) =>
    expect(isLiteralSecret(value)).toBe(true),
  );
  test.each([
    '',
    'xxx',
    '***',
    'your-token',
    'change-me',
    'changeme',
    'test123',
    '<token>',
    '$' + '{X}',
    '$X',
    '\0',
    '/run/secrets/x',
    '{{ x }}',
    'two words',
    'service-account.json',
    '[^&]',
    '1',
    'null',
  ])('but not %j', (value) => expect(isLiteralSecret(value)).toBe(false));
});

test('secrets in free text are found where they stand', () => {
  const text = `--from-literal=password=k8s postgres://etl:s3cret@db/x PASSWORD 'abc' token=q1 host=h password="p w"`;
  expect(writtenSecrets(text).map(({ from, to }) => text.slice(from, to))).toEqual(['k8s', 's3cret', 'abc', 'q1']);
});

test('credentials in long lines without end are looked for in linear time', () => {
  const started = processorTime();
  for (const part of ['a', 'sk-', 'AKIA', '-----BEGIN ', 'aws_secret_key=', 'https://', 'x=', '://a:', "password '"]) {
    const text = part.repeat(200_000);
    credentialsIn(text);
    writtenSecrets(text);
  }
  expect(processorTime() - started).toBeLessThan(10_000);
});
