import type { Task } from '../../curriculum/curriculum.ts';
import { isDone } from '../../curriculum/path.ts';
import { code, prose } from '../../review/render/markdown.ts';
import { rules } from '../commands.ts';
import type { LedgerEntry } from '../effects.ts';
import { progressOf } from '../facts.ts';
import type { LearnerState } from '../learner.ts';
import { type Answer, type CommandFacts, withTask } from './command.ts';
import { withWaived } from './journey.ts';

type Override = 'pass' | 'reopen' | 'waive' | 'reset';

/** What a mentor decides by hand. Who, when and why go to the ledger; nothing is erased there. */
export function override(verb: Override, facts: CommandFacts, words: readonly string[]): Answer {
  const { curriculum, voice, author, task: here } = facts;
  const usage: Answer = { mood: 'confused', say: voice.say('usage', { usage: rules[verb].usage }) };
  const [first] = words;
  if (verb === 'waive') {
    const stage = curriculum.stages.find(({ id }) => id === first);
    const reason = words.slice(1).join(' ');
    return stage && reason ? waive(facts, stage.id, stage.title, stage.tasks, reason) : usage;
  }
  const named = first === undefined ? undefined : curriculum.tasks.get(first);
  const task = named ?? (verb === 'reset' ? undefined : here);
  const reason = words.slice(named ? 1 : 0).join(' ');
  if (!task)
    return first === undefined || !/-/.test(first)
      ? usage
      : { mood: 'confused', say: voice.say('unknown-task', { task: code(first) }) };
  if (reason === '') return usage;
  if (verb !== 'pass' && !facts.learner.tasks[task.id])
    return { mood: 'confused', say: voice.say('untouched', { title: task.title }) };
  const said = { title: task.title, mentor: code(author.login), reason: prose(reason) };
  if (verb === 'pass')
    return {
      say: voice.say('passed-by-mentor', said),
      learner: passed(facts, task),
      entries: [entry(facts, 'overridden', reason, task)],
    };
  if (verb === 'reopen')
    return {
      say: voice.say('reopened-by-mentor', said),
      learner: reopened(facts.learner, task, false),
      entries: [entry(facts, 'reopened', reason, task)],
    };
  return {
    say: voice.say('reset-by-mentor', said),
    learner: reopened(facts.learner, task, true),
    entries: [entry(facts, 'reset', reason, task)],
  };
}

const passed = ({ learner, now }: CommandFacts, task: Task): LearnerState =>
  withTask(learner, task.id, { hints: 0, ...learner.tasks[task.id], state: 'passed', at: now.toISOString() });

/** The task is open again; with `afresh` its hints and what was said on its pull requests are forgotten too. */
function reopened(learner: LearnerState, task: Task, afresh: boolean): LearnerState {
  const hints = afresh ? 0 : (learner.tasks[task.id]?.hints ?? 0);
  const next = withTask(learner, task.id, { state: 'open', hints });
  const pulls = Object.entries(learner.pulls).filter(
    ([, pull]) => !(afresh && pull.task === task.id && pull.settled === undefined),
  );
  return { ...next, pulls: Object.fromEntries(pulls) };
}

function waive(facts: CommandFacts, stage: string, title: string, tasks: readonly Task[], reason: string): Answer {
  const { learner, voice, author, now } = facts;
  const open = tasks.filter((task) => !isDone(progressOf(learner), task.id));
  return {
    say: voice.say('waived-by-mentor', { stage: title, mentor: code(author.login), reason: prose(reason) }),
    learner: withWaived(learner, open, now),
    entries: [{ ...entry(facts, 'waived', reason), stage }],
  };
}

const entry = (
  { learner, now, author, comment }: CommandFacts,
  kind: LedgerEntry['kind'],
  reason: string,
  task?: Task,
): LedgerEntry => ({
  at: now.toISOString(),
  kind,
  repository: learner.repository.id,
  by: author.login,
  reason: `${reason.slice(0, 500)} (#${comment.number})`,
  ...(task && { task: task.id, stage: task.stage }),
});
