import type { PythonRun } from '../../curriculum/schema.ts';
import type { Call } from './calls.ts';
import { Handles, type Seen } from './handles.ts';
import type { Place, PythonOutcome, Stop } from './outcome.ts';
import { faultOf, placeOf, type Reply, recordOf, replyOf } from './reply.ts';
import type { Question, Sandbox } from './sandbox.ts';
import { type During, type Known, stopOfAnswer, stopOfFault } from './stop.ts';
import { word } from './values.ts';

export type SubmittedFile = { readonly path: string; readonly text: string };

/** What one call gave, and what it did with what it was given. */
export type Observed = { readonly reply: Reply; readonly seen: Seen };

/** No further call can be made. */
export class Unfinished extends Error {
  readonly why: Stop | Extract<PythonOutcome, { kind: 'broken' | 'unavailable' }>;
  constructor(why: Unfinished['why']) {
    super(why.kind === 'broken' ? why.message : why.kind);
    this.why = why;
  }
}

/** A module in an interpreter of its own, ready to be called: the learner's, or the reference in its place. */
export type Subject = {
  /** @throws Unfinished */
  observe(call: Call): Promise<Observed>;
  /** Where a function begins, as far as it can be told. */
  placeOf(function_: string): Place;
};

/**
 * Lays out the files and imports the module.
 * @param seconds for the import and all calls together
 * @throws Unfinished
 */
export async function openSubject(
  sandbox: Sandbox,
  run: PythonRun,
  files: readonly SubmittedFile[],
  seconds: number,
): Promise<Subject> {
  const top: Place = { path: run.file, line: 1 };
  const ask = createAsking(sandbox, seconds);
  const laid = await ask({ kind: 'files', files, roots: [run.root] }, { at: top });
  const { shadowed } = recordOf(laid.value);
  const known: Known = { seconds, shadowed: Array.isArray(shadowed) ? shadowed.map(word) : [] };
  const functions = [...new Set(run.cases.map(({ call }) => call))];
  const question = { kind: 'load', module: moduleOf(run), scenes: run.scenes ?? null, functions };
  const loaded = await ask(question, { at: top });
  const { fault, where } = recordOf(loaded.value);
  if (fault !== undefined) {
    const { full } = loaded;
    const stop = stopOfFault(faultOf(fault, files), { at: top }, known, { importing: true, full });
    if (stop) throw new Unfinished(stop);
  }
  const place = (name: string): Place => placeOf(recordOf(where)[name], files) ?? top;
  return {
    placeOf: place,
    async observe({ function: name, scene, with: values, take, shown }) {
      const handles = new Handles();
      const during = { during: shown, at: place(name) };
      const given = values.map((value) => handles.keep(value));
      const { value, full } = await ask({ kind: 'call', function: name, scene, with: given, take }, during, handles);
      const reply = replyOf(value, files);
      const stop =
        reply.kind === 'fault' ? stopOfFault(reply.fault, during, known, { importing: false, full }) : undefined;
      if (stop) throw new Unfinished(stop);
      return { reply, seen: handles.seen };
    },
  };
}

type Asked = { readonly value: unknown; readonly full: boolean };

/** Questions that share their time: what one of them takes, the next ones lack. */
function createAsking(
  sandbox: Sandbox,
  seconds: number,
): (question: Question, during: During, handles?: Handles) => Promise<Asked> {
  let left = seconds;
  return async (question, during, handles) => {
    const began = performance.now();
    const answer = await sandbox.ask(question, {
      seconds: Math.max(left, 0.1),
      hear: (event) => handles?.hear(event),
    });
    left -= (performance.now() - began) / 1000;
    if (answer.kind === 'answer') return answer;
    throw new Unfinished(
      answer.kind === 'broken' || answer.kind === 'unavailable' ? answer : stopOfAnswer(answer, during, seconds),
    );
  };
}

/** `src/orders/batches.py` below `src` is `orders.batches`. */
function moduleOf({ file, root }: PythonRun): string {
  const inside = root === '.' ? file : file.slice(root.length + 1);
  return inside.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.');
}
