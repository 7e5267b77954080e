import { describe, expect, test } from 'vitest';
import {
  isLiteralSecret,
  isSecretFile,
  isSecretName,
  urlCredentials,
} from '../../../src/languages/dockerfile/secret.ts';

describe('names of secrets', () => {
  test.each([
    'DB_PASSWORD',
    'POSTGRES_PASSWORD',
    'DB_PASS',
    'PGPASSWORD',
    'MYSQL_PWD',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_ACCESS_KEY_ID',
    'GITHUB_TOKEN',
    'api_key',
    'APIKEY',
    'AIRFLOW__WEBSERVER__SECRET_KEY',
    'MINIO_ROOT_PASSWORD',
    'SNOWFLAKE_CREDENTIALS',
  ])('%s is one', (name) => expect(isSecretName(name)).toBe(true));

  test.each([
    'POSTGRES_PASSWORD_FILE',
    'TOKEN_TTL',
    'MAX_TOKENS',
    'TOKENIZERS_PARALLELISM',
    'ACCESS_TOKEN_EXPIRE_MINUTES',
    'SECRET_NAME',
    'COMPASS',
    'BYPASS',
    'PASSENGER_COUNT',
    'AIRFLOW__SECRETS__BACKEND',
    'MYSQL_ALLOW_EMPTY_PASSWORD',
    'PRIMARY_KEY',
    'TOKEN_URL',
  ])('%s is none', (name) => expect(isSecretName(name)).toBe(false));
});

describe('values', () => {
  test.each(['airflow', 'postgres', 'admin', 'root', 's3cr3t', 'password', '123456'])('%s is written out', (value) => {
    expect(isLiteralSecret(value)).toBe(true);
  });

  test.each([
    '',
    '$X',
    `\${X}`,
    `\${X:-y}`,
    '<token>',
    'xxxx',
    'your-key-here',
    'change-me',
    'changeme',
    'test',
    'test123',
    '/run/secrets/x',
    '***',
    '{{ x }}',
    'yes',
  ])('"%s" is not', (value) => expect(isLiteralSecret(value)).toBe(false));
});

describe('URLs', () => {
  test.each([
    'postgresql+psycopg2://airflow:airflow@postgres/airflow',
    'amqp://guest:guest@rabbit:5672',
    'redis://:pw@redis:6379',
  ])('%s holds a password', (url) => expect(urlCredentials(url)).toBeDefined());

  test.each([
    'redis://:@redis:6379/0',
    'postgresql://app@db/app',
    `http://x:\${PW}@y`,
    'https://example.org:443/a@b',
    'http://user:<password>@x',
  ])('%s does not', (url) => expect(urlCredentials(url)).toBeUndefined());
});

test.each([
  ['.env', true],
  ['config/.env.prod', true],
  ['id_rsa', true],
  ['server-key.pem', true],
  ['service-account.json', true],
  ['.env.example', false],
  ['ca-bundle.pem', false],
  ['environment.yml', false],
  ['secrets.py', false],
])('%s as a secret file: %s', (path, expected) => {
  expect(isSecretFile(path)).toBe(expected);
});
