import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bash, mustRun } from './command.ts';
import { environment, type ProgramName } from './programs.ts';

/** A new database server, and the variables by which clients find it, where they do not look into their home. */
export type Service = { readonly env: Readonly<Record<string, string>>; stop(): Promise<void> };

const starters: { readonly [name in ProgramName]?: (folder: string, home: string) => Promise<Service> } = {
  postgres: startPostgres,
  mariadb: startMariadb,
};

/** Starts those of the programs that are servers, each with its data in a folder of its own. */
export async function startServices(names: readonly ProgramName[], folder: string, home: string): Promise<Service> {
  const started: Service[] = [];
  const stop = async () => {
    for (const service of started) await service.stop();
  };
  try {
    for (const name of names) {
      const start = starters[name];
      if (start) started.push(await start(join(folder, name), home));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { env: Object.assign({}, ...started.map(({ env }) => env)), stop };
}

async function startPostgres(folder: string): Promise<Service> {
  const user = own(folder, 'postgres');
  const port = await freePort();
  await setUp(`initdb -D ${folder}/data -A trust -U stagecoach --locale=C.UTF-8`, folder, user);
  const options = ['-D', `${folder}/data`, '-p', `${port}`, '-k', folder, '-c', 'listen_addresses=127.0.0.1'];
  const child = spawn('postgres', options, { env: environment(), stdio: 'ignore', ...user });
  const env = { PGHOST: '127.0.0.1', PGPORT: `${port}`, PGUSER: 'stagecoach', PGDATABASE: 'postgres' };
  return ready(child, 'pg_isready', {
    ...env,
    DATABASE_URL: `postgres://stagecoach@127.0.0.1:${port}/postgres`,
  });
}

async function startMariadb(folder: string, home: string): Promise<Service> {
  const user = own(folder, 'mysql');
  const socket = join(folder, 'socket');
  const data = `--no-defaults --datadir=${folder}/data`;
  await setUp(`mariadb-install-db ${data} --auth-root-authentication-method=normal`, folder, user);
  const options = [...data.split(' '), `--socket=${socket}`, '--skip-networking', `--pid-file=${folder}/pid`];
  const child = spawn('mariadbd', options, { env: environment(), stdio: 'ignore', ...user });
  // Debian's own option file names a socket, which goes before the environment.
  writeFileSync(join(home, '.my.cnf'), `[client]\nsocket=${socket}\n`);
  return ready(child, `mariadb-admin --user=root --socket=${socket} ping`, {});
}

type User = { readonly uid: number; readonly gid: number } | Record<string, never>;

/** Makes the folder; a server refuses to run as root, so there it belongs to the user that Debian made for it. */
function own(folder: string, name: string): User {
  mkdirSync(folder, { recursive: true });
  if (process.getuid?.() !== 0) return {};
  const [uid = 0, gid = 0] = ['-u', '-g'].map((which) => Number(execFileSync('id', [which, name])));
  chownSync(folder, uid, gid);
  return { uid, gid };
}

async function setUp(command: string, cwd: string, user: User): Promise<void> {
  const as =
    user.uid === undefined ? command : `setpriv --reuid ${user.uid} --regid ${user.gid} --clear-groups ${command}`;
  await mustRun(as, { cwd, env: environment(), seconds: 120 });
}

async function ready(child: ChildProcess, ping: string, env: Service['env']): Promise<Service> {
  const kill = () => void child.kill('SIGTERM');
  process.once('exit', kill);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    process.off('exit', kill);
    child.kill('SIGQUIT');
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await gone.finally(() => clearTimeout(timer));
  };
  for (let tries = 0; tries < 150 && child.exitCode === null; tries++) {
    const { ok } = await bash(ping, { cwd: '/', env: { ...environment(), ...env }, seconds: 5 });
    if (ok) return { env, stop };
    await pause(200);
  }
  if (child.exitCode === null) await stop();
  throw new Error(`${child.spawnfile} did not start`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
