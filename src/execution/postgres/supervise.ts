import { span } from '../../review/range.ts';
import type { Child } from './child-process.ts';
import type { Job, QueryOutcome } from './protocol.ts';

/** Our own part (schema, data, reference) is held to a limit as well, but exceeding it is our fault. */
const preparationSeconds = 30;

const memoryPollMilliseconds = 50;

/**
 * Gives a job to a child and watches it from outside: Postgres has no time limit in there, and the engine's own memory
 * limits do not hold. Killing is the only limit that does.
 * @param seconds for each of the learner's files
 * @returns the outcomes in order, one at least; what comes after one that had to be stopped is missing
 */
export async function supervise(
  child: Child,
  job: Job,
  seconds: number,
): Promise<readonly [QueryOutcome, ...QueryOutcome[]]> {
  const { megabytes: limit } = job.limits;
  let at = span(1, 1, 1);
  let learner = false;
  let stopped: QueryOutcome | undefined;
  const outcomes: QueryOutcome[] = [];
  const wanted = job.kind === 'query' ? job.queries.length : 1;
  const stop = (because: QueryOutcome) => {
    stopped ??= because;
    child.kill();
  };
  const tooBig = (): QueryOutcome => ({ kind: 'too-big', reason: 'memory', limit, at });
  const broken = (message: string): QueryOutcome => ({ kind: 'broken', message });
  let timer = setTimeout(() => stop(broken('schema, data and reference took too long')), preparationSeconds * 1000);
  const poll = setInterval(async () => {
    const megabytes = (await child.memory()) ?? 0;
    if (megabytes > limit) stop(learner ? tooBig() : broken('schema, data or reference took too much memory'));
  }, memoryPollMilliseconds);
  child.hear((reply) => {
    if (stopped || outcomes.length === wanted) return;
    if (reply.kind === 'learner') {
      learner = true;
      clearTimeout(timer);
      timer = setTimeout(() => stop({ kind: 'timed-out', seconds, at }), seconds * 1000);
    } else if (reply.kind === 'running') at = reply.at;
    else if (reply.kind === 'outcome') {
      outcomes.push(reply.outcome);
      if (outcomes.length === wanted) child.kill();
    }
  });
  child.send(job);
  const { code, signal } = await child.exited;
  clearTimeout(timer);
  clearInterval(poll);
  const [first, ...others] = outcomes;
  if (first && outcomes.length === wanted) return [first, ...others];
  // V8 aborts when its heap is full.
  if (learner && (signal === 'SIGABRT' || code === 134)) stopped ??= tooBig();
  stopped ??= broken(`the process ended by itself (${signal ?? `exit code ${code}`}) ${child.complaint}`);
  return first ? [first, ...others, stopped] : [stopped];
}
