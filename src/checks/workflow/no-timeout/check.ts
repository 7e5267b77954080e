import { entryOf, type Job } from '../../../languages/workflow/language.ts';
import { defineCheck } from '../../../review/check.ts';
import type { Edit } from '../../../review/range.ts';

export const check = defineCheck({
  title: 'Set a time limit for jobs',
  expects: 'A job or step has a time limit',
  reads: 'workflow',
  kind: 'requires',
  level: 'should',
  criterion: 'gha.timeout_minutes',
  messages: {
    found: 'A time limit stops a run that hangs.',
    missing:
      'No job has `timeout-minutes`, so one that hangs holds a runner for six hours. Set it to a few times of what the job usually takes.',
  },
  *run({ jobs, steps, jobsAt }) {
    const limit = [...jobs, ...steps].flatMap((holder) => entryOf(holder, 'timeout-minutes') ?? [])[0];
    if (limit) {
      yield { message: 'found', at: limit.range };
      return;
    }
    const job = jobs.find((candidate) => candidate.steps.length > 0) ?? jobs[0];
    yield { message: 'missing', at: job?.at ?? jobsAt, fix: job && addLimit(job) };
  },
});

/** A line after `runs-on`, where that is a line of its own. */
function addLimit(job: Job): Edit | undefined {
  const runsOn = entryOf(job, 'runs-on');
  if (!runsOn || runsOn.merged || runsOn.value.kind !== 'scalar') return undefined;
  const { line, column } = runsOn.range.start;
  const { lines } = runsOn;
  if (
    lines
      .line(line)
      .slice(0, column - 1)
      .trim() !== '' ||
    runsOn.range.end.line !== line
  )
    return undefined;
  const start = { line, column: lines.line(line).length + 1 };
  return { range: { start, end: start }, text: `\n${' '.repeat(column - 1)}timeout-minutes: 15` };
}
