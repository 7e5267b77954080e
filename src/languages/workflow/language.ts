import type { Range } from '../../review/range.ts';
import type { Language } from '../document.ts';
import {
  asMap,
  entriesOf,
  itemsOf,
  scalarsOf,
  textOf,
  type YamlEntry,
  type YamlNode,
  YamlScalar,
} from '../yaml/node.ts';
import { readYaml, separatorOf, type YamlDocument } from '../yaml/read-yaml.ts';
import { type Command, flatCommands, readCommands } from './commands.ts';
import { readUses, type Uses } from './uses.ts';

/** An event that starts the workflow; `at` is its name, `filter` what stands below it. */
export type Trigger = { readonly name: string; readonly at: Range; readonly filter: YamlNode | undefined };

/** A `run:` with the commands of its script. */
type Run = { readonly scalar: YamlScalar; readonly commands: readonly Command[] };

export type Step = {
  readonly node: YamlNode;
  readonly job: Job;
  readonly uses: Uses | undefined;
  readonly run: Run | undefined;
};

export type Job = {
  readonly id: string;
  /** The job's key. */
  readonly at: Range;
  readonly node: YamlNode;
  /** The reusable workflow that the job calls. */
  readonly uses: Uses | undefined;
  readonly steps: readonly Step[];
};

/** A GitHub Actions workflow. What is not written as GitHub expects it is left out of the facts. */
export type Workflow = YamlDocument & {
  /** Where a second document begins: GitHub refuses such a file. */
  readonly second: Range | undefined;
  /** The whole `on:` entry. */
  readonly on: YamlEntry | undefined;
  readonly triggers: readonly Trigger[];
  readonly jobs: readonly Job[];
  /** The key `jobs`, or the first line: where to point when something is missing in all of it. */
  readonly jobsAt: Range;
  readonly steps: readonly Step[];
  /** Every `uses:` of steps and jobs. */
  readonly uses: readonly Uses[];
};

export const workflow: Language<Workflow> = {
  recognise(path, text) {
    if (!/\.ya?ml$/i.test(path)) return false;
    if (/(^|\/)\.github\/workflows\/[^/]+$/.test(path)) return true;
    if (/^\ufeff?\s*\{/.test(text)) return ['on', 'jobs', 'runs-on'].every((key) => text.includes(`"${key}"`));
    return /^\ufeff?(on|'on'|"on"|true)[ \t]*:/m.test(text) && /^(jobs|'jobs'|"jobs")[ \t]*:/m.test(text);
  },
  parse(path, text) {
    const document = readYaml(path, text);
    const root = asMap(document.root);
    const [, another] = document.roots;
    const second = another && separatorOf(another);
    // YAML 1.1 tools write `on` back as `true`.
    const on = root?.entry('on') ?? root?.entry('true');
    const jobs = entriesOf(root?.get('jobs')).map(readJob);
    const steps = jobs.flatMap((job) => job.steps);
    return {
      ...document,
      problem: document.problem ?? (second && { message: 'A second document begins here.', at: second }),
      second,
      on,
      triggers: readTriggers(on?.value),
      jobs,
      jobsAt: root?.entry('jobs')?.key.range ?? document.lines.lineRange(1),
      steps,
      uses: jobs.flatMap((job) => [job, ...job.steps].flatMap(({ uses }) => uses ?? [])),
    };
  },
};

function readTriggers(on: YamlNode | undefined): readonly Trigger[] {
  const named = scalarsOf(on).map((scalar) => ({ name: scalar.text, at: scalar.range, filter: undefined }));
  return [...named, ...entriesOf(on).map(({ name, key, value }) => ({ name, at: key.range, filter: value }))];
}

function readJob(entry: YamlEntry): Job {
  const node = entry.value;
  const steps: Step[] = [];
  const job = { id: entry.name, at: entry.key.range, node, uses: usesOf(node), steps };
  for (const step of itemsOf(asMap(node)?.get('steps'))) {
    if (step.kind === 'map') steps.push({ node: step, job, uses: usesOf(step), run: readRun(step.get('run')) });
  }
  return job;
}

function usesOf(node: YamlNode): Uses | undefined {
  const uses = asMap(node)?.get('uses');
  return uses?.kind === 'scalar' && uses.value !== null ? readUses(uses) : undefined;
}

function readRun(node: YamlNode | undefined): Run | undefined {
  if (!(node instanceof YamlScalar) || node.value === null) return undefined;
  return { scalar: node, commands: flatCommands(readCommands(node.text)) };
}

/** Every job is written in another file. */
export const callsOnlyWorkflows = (jobs: readonly Job[]): boolean =>
  jobs.length > 0 && jobs.every(({ uses }) => uses !== undefined);

/** An entry of a job or step, such as `timeout-minutes`. */
export const entryOf = (holder: { readonly node: YamlNode }, name: string): YamlEntry | undefined =>
  asMap(holder.node)?.entry(name);

/** What is written for an input of a step's action: `with: { python-version: 3.10 }` gives `3.10`. */
export function inputOf(step: Step, name: string): YamlScalar | undefined {
  const value = asMap(entryOf(step, 'with')?.value)?.get(name);
  return value?.kind === 'scalar' && textOf(value) ? value : undefined;
}

/** A command of a `run:` with the step it belongs to. */
export type StepCommand = { readonly step: Step; readonly run: Run; readonly command: Command };

/** Every command that these steps run, in order. */
export const commandsOf = (steps: readonly Step[]): readonly StepCommand[] =>
  steps.flatMap((step) => {
    const { run } = step;
    return run ? run.commands.map((command) => ({ step, run, command })) : [];
  });

/** Where a command stands in the file: its first line. */
export const placeOf = ({ run, command }: StepCommand): Range => run.scalar.rangeWithin(command.from, command.to);
