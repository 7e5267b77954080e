import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bash } from './verify/command.ts';
import { environment, versionOf } from './verify/programs.ts';
import { environmentOf } from './verify/python.ts';
import { readVerified, type Verified, writeVerified } from './verify/record.ts';
import { startServices } from './verify/services.ts';
import { hashOf, taskNames, templates, type Verification, verificationOf } from './verify/verification.ts';

// `npm run verify:references [-- TASK... --since REF --stale]` (all tasks; those named; those that differ from a branch;
// those that changed since they were last seen to work): runs what each task's verify.yml says, in throw-away
// environments, and writes what was seen to work to templates/verified.json. Exits 1 when a command fails, or when
// something that it needs cannot be had: what was not run is never called verified.

type Outcome = { readonly verified: Verified } | { readonly problem: string };

async function verify(task: string, folder: string): Promise<Outcome> {
  const verification = verificationOf(task);
  const tools = await toolsOf(verification);
  if ('missing' in tools) return { problem: `not run, no ${tools.missing} on this machine` };
  const bin = await environmentOf(verification.python, folder);
  const work = join(folder, 'work');
  const data = join(folder, 'servers');
  await mkdir(join(work, 'home'), { recursive: true });
  for (const part of ['starter', 'reference']) {
    const from = join(templates, task, part);
    if (existsSync(from)) await cp(from, join(work, 'repository'), { recursive: true });
  }
  const services = await startServices(verification.needs, data, join(work, 'home'));
  const { PATH, ...rest } = environment();
  const own = {
    HOME: join(work, 'home'),
    TASK: join(templates, task),
    PIP_CACHE_DIR: join(tmpdir(), 'stagecoach-pip'),
  };
  const env = { ...rest, ...services.env, ...own, PATH: `${bin}:${PATH}` };
  try {
    for (const [what, commands] of Object.entries(verification.run)) {
      const { ok, output } = await bash(commands, { cwd: join(work, 'repository'), env });
      if (!ok) return { problem: `${what}: failed\n${output.trimEnd().replace(/^/gm, '    ')}` };
    }
    return { verified: { hash: hashOf(task), tools: tools.versions, ran: Object.keys(verification.run) } };
  } finally {
    await services.stop();
    await rm(work, { recursive: true, force: true });
    await rm(data, { recursive: true, force: true });
  }
}

type Tools = { readonly versions: Readonly<Record<string, string>> } | { readonly missing: string };

async function toolsOf({ python, needs, run }: Verification): Promise<Tools> {
  const versions: Record<string, string> = {};
  for (const name of needs) {
    const version = await versionOf(name);
    if (version === undefined) return { missing: name };
    versions[name] = version;
  }
  if (Object.keys(run).length > 0 && python.length > 0)
    versions.python = execFileSync('python3', ['--version'], { encoding: 'utf8' }).replace('Python', '').trim();
  for (const one of python) {
    const [name = '', version = ''] = one.split('==');
    versions[name] = version;
  }
  return { versions };
}

/** The tasks of which a file differs from where this branch left `ref`. */
function changedSince(ref: string): (task: string) => boolean {
  const paths = execFileSync('git', ['diff', '--name-only', `${ref}...HEAD`, '--', templates], {
    cwd: templates,
    encoding: 'utf8',
  }).split('\n');
  return (task) => paths.some((path) => path.startsWith(`templates/${task}/`));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { since: { type: 'string' }, stale: { type: 'boolean', default: false } },
});
const names = taskNames();
const named = (name: string) => positionals.length === 0 || positionals.some((one) => `/${name}`.endsWith(`/${one}`));
const since = values.since === undefined ? () => true : changedSince(values.since);
const stale = (name: string) => !values.stale || readVerified()[name]?.hash !== hashOf(name);
const chosen = names.filter((name) => named(name) && since(name) && stale(name));
const folder = await mkdtemp(join(tmpdir(), 'stagecoach-verify-'));
// Servers run as users of their own.
await chmod(folder, 0o711);
let failed = 0;
try {
  for (const task of chosen) {
    const began = performance.now();
    const outcome = await verify(task, folder).catch((error: unknown) => ({ problem: String(error) }));
    const seconds = Math.round((performance.now() - began) / 1000);
    if ('problem' in outcome) {
      failed += 1;
      console.log(`${task}: ${outcome.problem}`);
      continue;
    }
    console.log(`${task}: ${outcome.verified.ran.join(', ') || 'nothing to run'} (${seconds} s)`);
    const kept = Object.entries(readVerified()).filter(([name]) => names.includes(name));
    writeVerified({ ...Object.fromEntries(kept), [task]: outcome.verified });
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(`${chosen.length - failed} of ${chosen.length} references work`);
process.exitCode = failed > 0 ? 1 : 0;
