import type { PythonRun } from '../../curriculum/schema.ts';
import type { Sandbox } from './sandbox.ts';
import { type Data, fromYaml, show } from './values.ts';

/** One call of what was handed in. */
export type Call = {
  readonly function: string;
  /** Called in its place, by the author's code that uses it. */
  readonly scene: string | null;
  readonly with: readonly Data[];
  readonly take: number | null;
  /** What the words of its error have to name. */
  readonly names: string | undefined;
  /** As a learner would write it. */
  readonly shown: string;
};

const seconds = 30;

/**
 * The calls of every case, with inputs that the author's Python makes from the number of the review.
 * @param oracle a sandbox in which no code of a learner's runs
 * @throws what is wrong with the author's inputs
 */
export async function callsOf(run: PythonRun, seed: number, oracle: Sandbox): Promise<readonly Call[]> {
  const calls: Call[] = [];
  for (const [index, given] of run.cases.entries()) {
    const name = given.call;
    for (const values of given.given === undefined
      ? [given.with.map(fromYaml)]
      : await made(run, index, seed, oracle)) {
      const written = `${name}(${values.map((value) => show(value, 120)).join(', ')})`;
      calls.push({
        function: name,
        scene: given.scene ?? null,
        with: values,
        take: given.take ?? null,
        names: given.names,
        shown: given.shown ?? written,
      });
    }
  }
  return calls;
}

async function made(
  { given: text, cases }: PythonRun,
  index: number,
  seed: number,
  oracle: Sandbox,
): Promise<readonly (readonly Data[])[]> {
  const { given: name = '', times = 1 } = cases[index] ?? {};
  const seeds = Array.from({ length: times }, (_, count) => `${seed}:${index}:${count}`);
  const answer = await oracle.ask({ kind: 'given', text, function: name, seeds }, { seconds });
  if (answer.kind !== 'answer') throw new Error(`the inputs \`${name}\`: ${answer.kind}`);
  const { given, fault } = answer.value as { given?: readonly (readonly Data[])[]; fault?: { message: string } };
  if (!given) throw new Error(`the inputs \`${name}\`: ${fault?.message}`);
  return given;
}
