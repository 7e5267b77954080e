import { entryOf, type Job, placeOf, type Step } from '../../../languages/workflow/language.ts';
import { isLintAction, isSwallowed, runsLint, testRun } from '../../../languages/workflow/tools.ts';
import type { YamlEntry } from '../../../languages/yaml/node.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Let a failing test or linter fail the run',
  expects: 'Failing tests and linters fail the run',
  reads: 'workflow',
  kind: 'forbids',
  level: 'must',
  messages: {
    ignored: '`{command}` can fail and the run stays green, because `||` replaces its result. Take that part away.',
    continues:
      '`continue-on-error: true` keeps the run green when this step or job fails, so nobody learns of it. Remove it, or fix what fails.',
  },
  *run({ jobs, steps }) {
    for (const step of steps) {
      const { run } = step;
      const commands = run?.commands ?? [];
      for (const [at, command] of commands.entries()) {
        if (!run || !judges(command) || !isSwallowed(command, commands[at + 1])) continue;
        yield { message: 'ignored', at: placeOf({ step, run, command }), values: { command: command.words.join(' ') } };
      }
    }
    for (const holder of jobs.flatMap((job) => [job, ...job.steps])) {
      const entry = continues(holder);
      if (entry && stepsOf(holder).some(checks)) yield { message: 'continues', at: entry.range };
    }
  },
});

const judges = (command: Parameters<typeof testRun>[0]): boolean => {
  const tests = testRun(command);
  return runsLint(command) || (tests !== undefined && tests !== 'opaque');
};

const checks = ({ run, uses }: Step): boolean =>
  (run?.commands.some(judges) ?? false) || isLintAction(uses?.repository ?? '');

const stepsOf = (holder: Job | Step): readonly Step[] => ('steps' in holder ? holder.steps : [holder]);

function continues(holder: Job | Step): YamlEntry | undefined {
  const entry = entryOf(holder, 'continue-on-error');
  return entry?.value.kind === 'scalar' && entry.value.value === true ? entry : undefined;
}
