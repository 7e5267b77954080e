import { expect, test } from 'vitest';
import { isEnvFile, secretsOfEnvFile } from '../../../src/languages/gitignore/env-file.ts';

test.each(['.env', 'docker/.env.local', 'airflow.env'])('%s holds the environment', (path) =>
  expect(isEnvFile(path)).toBe(true),
);
test.each(['.env.example', '.env.sample', '.envrc', 'env/a.py', 'sample.env', 'environment.yml'])(
  '%s does not',
  (path) => expect(isEnvFile(path)).toBe(false),
);

test('its secrets are the real values of names that say so', () => {
  const text = 'A=1\nexport DB_PASSWORD = "airflow" # x\n#API_TOKEN=abc1\nAPI_TOKEN=\nSECRET_KEY=<x>\n';
  expect(secretsOfEnvFile(text).map(({ name, at }) => [name, at.start.line])).toEqual([['DB_PASSWORD', 2]]);
});
