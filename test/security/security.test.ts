import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, test } from 'vitest';
import { spawnDeno } from '../../src/execution/python/process.ts';
import { type Answer, createPythonRunner } from '../../src/execution/python.ts';
import { abuses, type Escape, escapes } from './escapes.ts';
import { forgeries } from './forgeries.ts';

// What a hostile submission tries, with the real binary, and what stopped it. Each try has an interpreter of its own,
// as a submission has, and they come one after another, so that what one leaves behind the next one would find.

/** What is refused is refused at once; what would go on for ever need not. */
const patience = { escapes: 10, abuses: 1 } as const;
const pids: number[] = [];
const runner = createPythonRunner({ onStart: (pid) => pids.push(pid) });
afterAll(() => runner.close());

const told: string[] = [];
const tell = (what: string, stopped: string): void => {
  told.push(`${what.padEnd(44)} ${stopped.replaceAll('\n', ' ').slice(0, 120)}`);
};
afterAll(() => process.stdout.write(`\n${told.length} tries, and what stopped them:\n${told.join('\n')}\n`));

function attempt({ code }: Escape, seconds: number): Promise<Answer> {
  return runner.use(async (sandbox) => {
    await sandbox.ask({ kind: 'files', files: [{ path: 'tries.py', text: code }], roots: ['.'] }, { seconds });
    return sandbox.ask({ kind: 'load', module: 'tries', scenes: null, functions: [] }, { seconds });
  });
}

/** In words; `undefined` when the code got through to its end. */
function stoppedBy(answer: Answer): string | undefined {
  switch (answer.kind) {
    case 'answer': {
      const { fault } = answer.value as { fault?: { type: string; message: string } };
      if (fault?.type === 'KeyboardInterrupt') return 'interrupted when its time was over';
      return fault && `Python: ${fault.type} ${fault.message}`;
    }
    case 'timed-out':
      return 'killed, as it went on when it was interrupted';
    case 'too-big':
      return `killed: ${answer.reason} over its limit`;
    case 'ended':
      return 'its process ended, and nobody else noticed';
    default:
      throw new Error(answer.message);
  }
}

describe('Python', () => {
  test.each(escapes)('cannot $what', async (tried) => {
    const answer = await attempt(tried, patience.escapes);
    expect(answer.kind === 'answer' ? answer.printed : '').not.toContain('escaped');
    const stopped = stoppedBy(answer) ?? 'nothing came of it';
    tell(tried.what, stopped);
  });

  test.each(abuses)('does no harm to others when it tries to $what', async (abuse) => {
    const stopped = stoppedBy(await attempt(abuse, patience.abuses)) ?? 'nothing came of it';
    tell(abuse.what, stopped);
    const next = await attempt({ what: '', code: 'print("here")' }, patience.escapes);
    expect(next).toMatchObject({ kind: 'answer', printed: 'here\n' });
  });
});

describe('a forged result', () => {
  const given =
    'def some(random):\n    size = random.randint(2, 6)\n    return [[random.randint(1, 999) for _ in range(size * 2 + 1)], size]\n\ndef lazy(random):\n    from coach import stream\n    return [stream(some(random)[0]), 3]\n';
  const expect_ =
    'def batches(items, size):\n    batch = []\n    for item in items:\n        batch.append(item)\n        if len(batch) == size:\n            yield batch\n            batch = []\n    if batch: yield batch\n';
  const run = {
    file: 'batches.py',
    root: '.',
    expect: expect_,
    given,
    cases: [
      { call: 'batches', given: 'some', times: 2, with: [] },
      { call: 'batches', given: 'lazy', take: 1, times: 1, with: [] },
    ] as const,
  };
  const judge = (text: string) => runner.run(run as never, [{ path: 'batches.py', text }], 4711);

  test('is not needed for the right one', async () => {
    expect(await judge(expect_)).toEqual({ kind: 'equal', calls: 3 });
  });

  test.each(Object.keys(forgeries))('is seen through when the code %s', async (what) => {
    const outcome = await judge(forgeries[what] ?? '');
    expect(['failed', 'stopped']).toContain(outcome.kind);
    const why =
      outcome.kind === 'failed'
        ? `compared outside: ${outcome.failures[0]?.kind}`
        : outcome.kind === 'stopped'
          ? `stopped: ${outcome.stop.kind}`
          : '';
    tell(what, why);
  });
});

describe('JavaScript, were it all in the hands of the code,', () => {
  test('gets nothing from Deno', async () => {
    const probe = join(import.meta.dirname, 'probe.mjs');
    const folder = mkdtempSync(join(tmpdir(), 'stagecoach-probe-'));
    const child = spawnDeno(folder, [`--allow-read=${probe}`, probe]);
    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
    if (!child.stdout) throw new Error('no output');
    const tries: { what: string; escaped?: string; stopped?: string }[] = [];
    for await (const line of createInterface({ input: child.stdout }))
      if (line.startsWith('{')) tries.push(JSON.parse(line));
    for (const { what, stopped } of tries) tell(`Deno: ${what}`, stopped ?? 'not at all');
    tell('Deno: fill the machine with workers', `the kernel's limit of memory (${await ended})`);
    expect(tries.filter(({ escaped }) => escaped !== undefined)).toEqual([]);
    expect(tries.length).toBeGreaterThan(40);
    expect(await ended).toBe('SIGTRAP');
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

test('no process is left behind', async () => {
  await runner.close();
  const alive = pids.filter((pid) => {
    try {
      process.kill(-pid, 0);
      return true;
    } catch {
      return false;
    }
  });
  expect(pids.length).toBeGreaterThan(80);
  expect(alive).toEqual([]);
});
