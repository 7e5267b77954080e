import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A setting that is missing or malformed; the message is one sentence that names it. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

const optional = z
  .string()
  .transform((value) => value.trim())
  .transform((value) => (value === '' ? undefined : value))
  .optional();

const digits = (says: string) => z.string().regex(/^\d+$/, says).transform(Number);

const numberTo = (most: number, says: string) => digits(says).refine((value) => value <= most, says);

const schema = z.object({
  APP_ID: optional.pipe(digits('must be a number').optional()),
  PRIVATE_KEY: optional,
  PRIVATE_KEY_PATH: optional,
  WEBHOOK_SECRET: optional,
  GHE_HOST: optional.pipe(
    z
      .string()
      .regex(/^[\w.:-]+$/, 'must be a host name, such as github.example.org')
      .optional(),
  ),
  GHE_PROTOCOL: optional.pipe(z.enum(['http', 'https'], 'must be http or https').default('https')),
  GHE_LIMITS: optional.pipe(z.enum(['github', 'none'], 'must be github or none').default('github')),
  HOST: optional.pipe(z.string().default('0.0.0.0')),
  PORT: optional.pipe(numberTo(65_535, 'must be a port, 0 to 65535').default(3000)),
  DATABASE_URL: optional.pipe(
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
      .optional(),
  ),
  DATA_DIR: optional.pipe(z.string().default('.stagecoach')),
  WORKERS: optional.pipe(numberTo(32, 'must be a number, 0 to 32').default(4)),
  LOG_LEVEL: optional.pipe(
    z
      .enum(
        ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
        'must be trace, debug, info, warn, error, fatal or silent',
      )
      .default('info'),
  ),
  PUBLIC_URL: optional.pipe(z.url('must be a URL').optional()),
  AUTHORITY_FILE: optional,
  LOCAL_COMMAND: optional,
});

export type Credentials = { readonly appId: number; readonly privateKey: string; readonly webhookSecret: string };

export type Config = {
  /** Undefined when none of the App's settings is there: Probot's set-up page makes them. */
  readonly credentials: Credentials | undefined;
  /** Base of the REST API; undefined is github.com. */
  readonly apiUrl: string | undefined;
  /** A server of one's own may have no rate limits: then none are kept. */
  readonly unlimited?: boolean;
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Where `stagecoach sandbox install` keeps pytest; without it learners' tests are not run. */
  readonly wheelsDir?: string | undefined;
  /** How many jobs this process works at once; 0 leaves all of them to `stagecoach worker`. */
  readonly workers: number;
  readonly logLevel: string;
  /** Where this server is reached from outside, for links to starters. */
  readonly publicUrl: string | undefined;
  /** A YAML file that names mentors and roster for all repositories of this server. */
  readonly authorityFile: string | undefined;
  /** Printed under a review as the way to see it locally, such as `npx stagecoach review`. */
  readonly localCommand: string | undefined;
};

/**
 * Where `stagecoach sandbox install` keeps pytest: WHEELS_DIR, else in DATA_DIR, else beside the program, so that it is
 * found from any learner's clone.
 */
export function wheelsDir({ WHEELS_DIR: own, DATA_DIR: data }: NodeJS.ProcessEnv = process.env): string {
  return own || join(data || join(import.meta.dirname, '..', '.stagecoach'), 'wheels');
}

/**
 * Reads the settings; the only reader of the environment.
 * @throws ConfigError naming the first setting that is missing or malformed
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${String(issue?.path[0])} ${issue?.message ?? 'is malformed'}.`);
  }
  const settings = parsed.data;
  if (settings.WORKERS === 0 && !settings.DATABASE_URL)
    throw new ConfigError('WORKERS is 0, which needs a DATABASE_URL: on the embedded database nobody else can work.');
  return {
    credentials: credentials(settings),
    apiUrl: settings.GHE_HOST ? `${settings.GHE_PROTOCOL}://${settings.GHE_HOST}/api/v3` : undefined,
    unlimited: settings.GHE_HOST !== undefined && settings.GHE_LIMITS === 'none',
    host: settings.HOST,
    port: settings.PORT,
    databaseUrl: settings.DATABASE_URL,
    dataDir: settings.DATA_DIR,
    wheelsDir: wheelsDir(env),
    workers: settings.WORKERS,
    logLevel: settings.LOG_LEVEL,
    publicUrl: settings.PUBLIC_URL?.replace(/\/$/, ''),
    authorityFile: settings.AUTHORITY_FILE,
    localCommand: settings.LOCAL_COMMAND,
  };
}

function credentials({
  APP_ID,
  PRIVATE_KEY,
  PRIVATE_KEY_PATH,
  WEBHOOK_SECRET,
}: z.output<typeof schema>): Credentials | undefined {
  if (APP_ID === undefined && !PRIVATE_KEY && !PRIVATE_KEY_PATH && !WEBHOOK_SECRET) return undefined;
  if (APP_ID === undefined) throw new ConfigError('APP_ID is missing: the number on your GitHub App’s page.');
  if (!WEBHOOK_SECRET)
    throw new ConfigError('WEBHOOK_SECRET is missing: without it nobody can tell GitHub’s webhooks from others.');
  const key = PRIVATE_KEY ?? (PRIVATE_KEY_PATH ? readKey(PRIVATE_KEY_PATH) : undefined);
  if (!key)
    throw new ConfigError('PRIVATE_KEY or PRIVATE_KEY_PATH is missing: the .pem file that GitHub gave for the App.');
  const pem = key.includes('-----BEGIN') ? key : Buffer.from(key, 'base64').toString('utf8');
  if (!pem.includes('-----BEGIN'))
    throw new ConfigError('PRIVATE_KEY is not a PEM key, neither as it is nor in base64.');
  return { appId: APP_ID, privateKey: pem.replaceAll('\\n', '\n'), webhookSecret: WEBHOOK_SECRET };
}

function readKey(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ConfigError(`PRIVATE_KEY_PATH names ${path}, which cannot be read.`);
  }
}
