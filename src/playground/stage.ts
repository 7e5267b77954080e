import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { destination } from 'pino';
import { parse } from 'yaml';
import { wheelsDir } from '../config.ts';
import { parsePython } from '../languages/python/language.ts';
import { type Running, type ServerConfig, startServer } from '../main.ts';
import { createLog } from '../server/log.ts';
import type { RunCi } from './ci.ts';
import { type Person, personAt } from './person.ts';
import { createPlayground, type Playground, type PlaygroundOptions } from './playground.ts';

/** The playground with two learners' repositories (`ada/data-path`, `you/data-path`), and the server that coaches them. */
export type DemoStage = {
  readonly playground: Playground;
  readonly url: string;
  readonly ada: Person;
  readonly you: Person;
  /** The token of `you`, for whoever goes on by hand. */
  readonly token: string;
  close(): Promise<void>;
};

export type StageOptions = Pick<PlaygroundOptions, 'intercept'> & {
  readonly port?: number | undefined;
  readonly databaseUrl?: string | undefined;
  /** How the server is started; in this process unless told. */
  readonly start?: (config: ServerConfig) => Promise<Running>;
  /** Whether everything that is said is compared with GitHub's own description; it takes seconds. */
  readonly check?: boolean;
};

type Manifest = {
  readonly name: string;
  readonly default_permissions: Readonly<Record<string, 'read' | 'write'>>;
  readonly default_events: readonly string[];
};

/** @param folder where the server keeps its data */
export async function openStage(folder: string, options: StageOptions = {}): Promise<DemoStage> {
  const { check = false, port = 0, intercept } = options;
  const playground = await createPlayground({ check, port, ci: compiles, ...(intercept && { intercept }) });
  try {
    const { url } = playground;
    const [ada, you] = [await learner(playground, 'ada'), await learner(playground, 'you')];
    const server = await coachOn(playground, folder, options);
    return {
      playground,
      url,
      ada: personAt(url, 'ada', ada.token),
      you: personAt(url, 'you', you.token),
      token: you.token,
      async close() {
        await playground.idle();
        await server.close();
        await playground.close();
      },
    };
  } catch (error) {
    await playground.close();
    throw error;
  }
}

async function learner(playground: Playground, login: string): Promise<{ readonly token: string }> {
  const user = playground.addUser(login, { email: `${login}@example.org` });
  await playground.addRepository(`${login}/data-path`, {
    description: 'My way to data engineering',
    files: { 'README.md': '# My data engineering path\n\nOne pull request a task.\n' },
  });
  return user;
}

/** Registers the App of `app.yml`, starts its server, and installs it on both repositories. */
async function coachOn(playground: Playground, folder: string, options: StageOptions): Promise<Running> {
  const { databaseUrl, start = startHere } = options;
  const manifest = parse(await readFile(join(import.meta.dirname, '../../app.yml'), 'utf8')) as Manifest;
  const app = await playground.addApp({
    slug: 'stagecoach',
    name: manifest.name,
    owner: 'ada',
    permissions: manifest.default_permissions,
    events: manifest.default_events,
  });
  const server = await start({
    credentials: { appId: app.id, privateKey: app.privateKey, webhookSecret: app.webhookSecret },
    apiUrl: playground.apiUrl,
    host: '127.0.0.1',
    port: 0,
    databaseUrl,
    dataDir: join(folder, 'data'),
    wheelsDir: wheelsDir(),
    workers: 4,
    logLevel: 'error',
    publicUrl: undefined,
    authorityFile: undefined,
    localCommand: undefined,
  });
  playground.setWebhookUrl('stagecoach', `http://127.0.0.1:${server.port}/api/github/webhooks`);
  for (const login of ['ada', 'you']) playground.install('stagecoach', login, [`${login}/data-path`]);
  return server;
}

const startHere = (config: ServerConfig): Promise<Running> =>
  startServer(config, { clock: { now: () => new Date() }, log: createLog(config.logLevel, destination(2)) });

/** What the stand-in for GitHub Actions says: whether every Python file of the commit parses. Nothing is executed. */
const compiles: RunCi = async ({ files }) => {
  const broken = [...(await files())].filter(
    ([path, bytes]) => path.endsWith('.py') && parsePython(path, bytes.toString('utf8')).problem,
  );
  return broken.length === 0
    ? { conclusion: 'success', title: 'Every Python file parses' }
    : { conclusion: 'failure', title: `${broken.length} Python files do not parse` };
};
