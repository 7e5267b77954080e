import { spawn } from 'node:child_process';

export type Ended = { readonly ok: boolean; readonly output: string };

type Place = {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly seconds?: number;
};

/** Runs a bash script in strict mode; whatever it leaves running in the background is ended with it. */
export function bash(script: string, { cwd, env, seconds = 600 }: Place): Promise<Ended> {
  const child = spawn('bash', ['-euo', 'pipefail', '-c', script], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endAll = () => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      // Nothing is left of it.
    }
  };
  let output = '';
  const hear = (chunk: Buffer) => {
    output = `${output}${chunk}`.slice(-20_000);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const timer = setTimeout(() => {
    output += `\nstopped after ${seconds} s`;
    endAll();
  }, seconds * 1000);
  process.once('exit', endAll);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ ok: false, output: String(error) }));
    child.once('exit', () => endAll());
    child.once('close', (code) => {
      clearTimeout(timer);
      process.off('exit', endAll);
      resolve({ ok: code === 0, output });
    });
  });
}

/** @throws with what the script printed when it fails */
export async function mustRun(script: string, place: Place): Promise<string> {
  const { ok, output } = await bash(script, place);
  if (!ok) throw new Error(`${script}\n${output}`);
  return output;
}
