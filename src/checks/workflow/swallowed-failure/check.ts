import { entryOf, type Job, placeOf, type Step } from '../../../languages/workflow/language.ts';
import { pipefailIn } from '../../../languages/workflow/shell.ts';
import { isLintAction } from '../../../languages/workflow/tools.ts';
import { judges, namesIn, strictLinters, unheard } from '../../../languages/workflow/unheard.ts';
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
    piped:
      'Without `pipefail` a pipe has the result of its last command, so `{command}` can fail and the run stays green. Set `shell: bash` for the step, which turns it on.',
    unchecked:
      '`{command}` can fail and the run stays green: after `set +e` the script goes on, and its last command succeeds. Take `set +e` away.',
    lenient:
      '`--exit-zero` keeps the run green whatever `{linter}` finds, and nothing else here runs it. Take the option away.',
    continues:
      '`continue-on-error: true` keeps the run green when this step or job fails, so nobody learns of it. Remove it, or fix what fails.',
  },
  *run(document) {
    const { jobs, steps } = document;
    const strict = strictLinters(steps.flatMap(({ run }) => run?.commands ?? []));
    const hasPipefail = pipefailIn(document);
    for (const step of steps) {
      const { run } = step;
      const script = { text: run?.scalar.text ?? '', commands: run?.commands ?? [] };
      for (const { at, how } of unheard(script, { pipefail: hasPipefail(step), strict })) {
        const command = run?.commands[at];
        if (run && command) yield { message: how, at: placeOf({ step, run, command }), values: namesIn(command) };
      }
    }
    for (const holder of jobs.flatMap((job) => [job, ...job.steps])) {
      const entry = continues(holder);
      if (entry && stepsOf(holder).some(checks)) yield { message: 'continues', at: entry.range };
    }
  },
});

const checks = ({ run, uses }: Step): boolean =>
  (run?.commands.some(judges) ?? false) || isLintAction(uses?.repository ?? '');

const stepsOf = (holder: Job | Step): readonly Step[] => ('steps' in holder ? holder.steps : [holder]);

function continues(holder: Job | Step): YamlEntry | undefined {
  const entry = entryOf(holder, 'continue-on-error');
  return entry?.value.kind === 'scalar' && entry.value.value === true ? entry : undefined;
}
