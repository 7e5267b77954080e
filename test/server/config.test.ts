import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';

const pem = '-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----';
const complete = { APP_ID: '1', PRIVATE_KEY: pem, WEBHOOK_SECRET: 'secret' };

const problem = (env: Readonly<Record<string, string>>): string => {
  try {
    readConfig(env);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
};

describe('settings', () => {
  it('have defaults, and without credentials lead to the set-up page', () => {
    expect(readConfig({})).toEqual({
      credentials: undefined,
      apiUrl: undefined,
      unlimited: false,
      host: '0.0.0.0',
      port: 3000,
      databaseUrl: undefined,
      dataDir: '.stagecoach',
      wheelsDir: expect.stringMatching(/\/\.stagecoach\/wheels$/),
      workers: 4,
      logLevel: 'info',
      publicUrl: undefined,
      authorityFile: undefined,
      localCommand: undefined,
    });
  });

  it('that are empty count as missing', () => {
    expect(readConfig({ APP_ID: '', PORT: ' ', DATABASE_URL: '' })).toMatchObject({
      credentials: undefined,
      port: 3000,
    });
  });

  it('take a key as it is, in base64, or with its line ends written out', () => {
    const keys = [pem, Buffer.from(pem).toString('base64'), pem.replaceAll('\n', '\\n')];
    expect(keys.map((PRIVATE_KEY) => readConfig({ ...complete, PRIVATE_KEY }).credentials?.privateKey)).toEqual([
      pem,
      pem,
      pem,
    ]);
  });

  it('lead to an enterprise server', () => {
    expect(readConfig({ GHE_HOST: 'github.example.org' }).apiUrl).toBe('https://github.example.org/api/v3');
    expect(readConfig({ GHE_HOST: 'localhost:3001', GHE_PROTOCOL: 'http' }).apiUrl).toBe(
      'http://localhost:3001/api/v3',
    );
  });

  it('keep to GitHub’s limits, but where a server of one’s own has none', () => {
    expect(readConfig({ GHE_HOST: 'github.example.org' }).unlimited).toBe(false);
    expect(readConfig({ GHE_HOST: 'github.example.org', GHE_LIMITS: 'none' }).unlimited).toBe(true);
    expect(readConfig({ GHE_LIMITS: 'none' }).unlimited).toBe(false);
  });

  it('name where the server is reached, without a slash at the end', () => {
    expect(readConfig({ PUBLIC_URL: 'https://coach.test/' }).publicUrl).toBe('https://coach.test');
  });
});

describe('a setting that cannot be used', () => {
  it.each([
    [{ APP_ID: 'one' }, 'APP_ID must be a number.'],
    [{ PORT: 'http' }, 'PORT must be a port, 0 to 65535.'],
    [{ PORT: '70000' }, 'PORT must be a port, 0 to 65535.'],
    [{ GHE_HOST: 'https://github.example.org' }, 'GHE_HOST must be a host name, such as github.example.org.'],
    [{ GHE_PROTOCOL: 'ftp' }, 'GHE_PROTOCOL must be http or https.'],
    [{ GHE_LIMITS: 'few' }, 'GHE_LIMITS must be github or none.'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must begin with postgres://.'],
    [{ WORKERS: '33' }, 'WORKERS must be a number, 0 to 32.'],
    [{ WORKERS: '-1' }, 'WORKERS must be a number, 0 to 32.'],
    [{ WORKERS: '0' }, 'WORKERS is 0, which needs a DATABASE_URL: on the embedded database nobody else can work.'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be trace, debug, info, warn, error, fatal or silent.'],
    [{ PUBLIC_URL: 'coach.test' }, 'PUBLIC_URL must be a URL.'],
    [{ WEBHOOK_SECRET: 'x' }, 'APP_ID is missing: the number on your GitHub App’s page.'],
    [
      { APP_ID: '1', PRIVATE_KEY: pem },
      'WEBHOOK_SECRET is missing: without it nobody can tell GitHub’s webhooks from others.',
    ],
    [
      { APP_ID: '1', WEBHOOK_SECRET: 'x' },
      'PRIVATE_KEY or PRIVATE_KEY_PATH is missing: the .pem file that GitHub gave for the App.',
    ],
    [{ ...complete, PRIVATE_KEY: 'abc' }, 'PRIVATE_KEY is not a PEM key, neither as it is nor in base64.'],
    [
      { APP_ID: '1', WEBHOOK_SECRET: 'x', PRIVATE_KEY_PATH: '/no/such.pem' },
      'PRIVATE_KEY_PATH names /no/such.pem, which cannot be read.',
    ],
  ])('%j is named in one sentence', (env, text) => {
    expect(problem(env as Record<string, string>)).toBe(text);
  });
});
