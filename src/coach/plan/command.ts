import type { Task } from '../../curriculum/curriculum.ts';
import { doneInstead, isDone, isUnlocked, missingBefore } from '../../curriculum/path.ts';
import { code } from '../../review/render/markdown.ts';
import { mayUse, type Role } from '../authority.ts';
import { type Command, type Place, rules, type Verb, verbs } from '../commands.ts';
import type { Effect, LedgerEntry } from '../effects.ts';
import { type Facts, type Plan, progressOf } from '../facts.ts';
import type { LearnerState, TaskProgress } from '../learner.ts';
import { linkTo, onlyNew, taskSlot } from '../slots.ts';
import { nextSentence, planJourney } from './journey.ts';
import { override } from './override.ts';
import { chosenEntry } from './preferences.ts';
import { status } from './status.ts';
import { why } from './why.ts';

/** A comment that holds commands, and what is known of the person who wrote it. */
export type CommandFacts = Facts & {
  readonly commands: readonly Command[];
  readonly comment: {
    readonly id: number;
    readonly on: 'issue-comment' | 'review-comment' | 'review';
    readonly number: number;
  };
  readonly place: Place;
  readonly author: { readonly login: string; readonly roles: ReadonlySet<Role> };
  /** The task that the issue or pull request is about. */
  readonly task: Task | undefined;
  /** check.md by check id. */
  explain(check: string): string | undefined;
};

/** What one command does: words to answer with, a new state, entries for the ledger, or a review to do again. */
export type Answer = {
  readonly say?: string | undefined;
  readonly learner?: LearnerState;
  readonly entries?: readonly LedgerEntry[];
  readonly review?: boolean;
  readonly mood?: '+1' | 'confused';
};

export type CommandPlan = Plan & { readonly reviewAgain: boolean };

const rememberedCommands = 200;

/** Carries out the commands of one comment, once, and answers them in one comment. */
export function planCommands(facts: CommandFacts): CommandPlan {
  const { comment } = facts;
  if (facts.learner.commands.includes(comment.id)) {
    return {
      next: facts.learner,
      effects: [],
      entries: [],
      because: 'these commands were carried out before',
      reviewAgain: false,
    };
  }
  let learner = facts.learner;
  const answers = facts.commands.map((command) => {
    const answer = answerTo(command, { ...facts, learner });
    learner = answer.learner ?? learner;
    return answer;
  });
  learner = { ...learner, commands: [...learner.commands, comment.id].slice(-rememberedCommands) };
  const journey = planJourney({ ...facts, learner });
  const mood = answers.some((answer) => answer.mood === 'confused') ? 'confused' : '+1';
  const words = answers.flatMap((answer) => answer.say ?? []);
  // GitHub's REST API has no reactions to a review as a whole; its answer is the acknowledgement.
  const ack: readonly Effect[] =
    comment.on === 'review'
      ? []
      : [{ kind: 'reaction', slot: `ack:${comment.id}`, on: comment.on, id: comment.id, content: mood }];
  const effects: Effect[] = [...ack, ...journey.effects];
  if (words.length > 0) effects.push(reply(facts, words.join('\n\n')));
  return {
    next: journey.next,
    effects: onlyNew(effects, facts.slots),
    entries: [...answers.flatMap((answer) => answer.entries ?? []), ...journey.entries],
    because: `commands of ${facts.author.login}: ${facts.commands.map(({ verb }) => verb).join(', ')}`,
    reviewAgain: answers.some((answer) => answer.review),
  };
}

function reply({ comment }: CommandFacts, body: string): Effect {
  const slot = `answer:${comment.id}`;
  return comment.on === 'review-comment'
    ? { kind: 'reply', slot, pull: comment.number, to: comment.id, body }
    : { kind: 'comment', slot, on: comment.number, body };
}

const places: Readonly<Record<Place, string>> = {
  issue: 'issues',
  'task-issue': "a task's issue",
  'pull-request': 'pull requests',
};

function answerTo(command: Command, facts: CommandFacts): Answer {
  const { voice, author, place, authority } = facts;
  const { verb } = command;
  if (verb === 'unknown')
    return {
      mood: 'confused',
      say: voice.say('unknown-command', { command: code(`/coach ${command.word}`), commands: listOf(facts) }),
    };
  if (!mayUse(verb, author.roles)) {
    const mentors =
      authority.mentors.length === 0
        ? 'No mentor is configured here; the organisation or the server names them, not the repository.'
        : 'Ask one of them.';
    const who = rules[verb].who === 'mentor' ? 'mentors' : 'the learner of this repository';
    return {
      mood: 'confused',
      say: voice.say('refused', { verb, who, why: rules[verb].who === 'mentor' ? mentors : '' }).trim(),
    };
  }
  if (!rules[verb].where.includes(place)) {
    return {
      mood: 'confused',
      say: voice.say('wrong-place', {
        verb,
        where: `in ${rules[verb].where.map((where) => places[where]).join(' and ')}`,
      }),
    };
  }
  return handlers[verb](facts, command.words);
}

const usable = ({ author, place }: CommandFacts): readonly Verb[] =>
  verbs.filter((verb) => mayUse(verb, author.roles) && rules[verb].where.includes(place));
const listOf = (facts: CommandFacts): string =>
  usable(facts)
    .map((verb) => `- \`/coach ${rules[verb].usage}\`: ${rules[verb].does}`)
    .join('\n');

const handlers: Readonly<Record<Verb, (facts: CommandFacts, words: readonly string[]) => Answer>> = {
  help: (facts) => ({ say: facts.voice.say('help', { commands: listOf(facts) }) }),
  status: (facts) => ({ say: status(facts) }),
  next: (facts) => ({ say: nextSentence(facts) }),
  start,
  hint,
  review,
  explain,
  why: (facts) => ({ say: why(facts) }),
  choose,
  dispute,
  pause: (facts) => ({ say: facts.voice.say('paused'), learner: { ...facts.learner, status: 'paused' } }),
  resume: (facts) => ({
    say: facts.voice.say('resumed'),
    learner: { ...facts.learner, status: 'active' },
    review: facts.place === 'pull-request',
  }),
  pass: (facts, words) => override('pass', facts, words),
  reopen: (facts, words) => override('reopen', facts, words),
  waive: (facts, words) => override('waive', facts, words),
  reset: (facts, words) => override('reset', facts, words),
};

function start(facts: CommandFacts, [id]: readonly string[]): Answer {
  const { curriculum, voice } = facts;
  // Where the App was taken away or issues were switched off before, asking is how it starts again.
  const dormant = facts.learner.status === 'removed' || facts.learner.status === 'no-issues';
  const learner: LearnerState = dormant ? { ...facts.learner, status: 'active' } : facts.learner;
  const progress = progressOf(learner);
  if (id === undefined) return { say: nextSentence(facts), learner };
  const task = curriculum.tasks.get(id);
  if (!task) return { mood: 'confused', say: voice.say('unknown-task', { task: code(id) }) };
  if (isDone(progress, id)) return { say: voice.say('already-done', { title: task.title }) };
  if (!isUnlocked(curriculum, progress, task))
    return { say: voice.say('not-unlocked', { title: task.title, after: unmet(facts, task) }) };
  const chosen = choosing(facts, task, learner);
  return {
    ...chosen,
    learner: withTask(chosen.learner, id, { state: 'open', hints: learner.tasks[id]?.hints ?? 0 }),
    say: voice.say('started', { title: task.title, issue: linkTo(taskSlot(id)) }),
  };
}

/** What comes first and is not done, as `*A* and *B*`. */
const unmet = ({ curriculum, learner }: Facts, task: Task): string =>
  missingBefore(curriculum, progressOf(learner), task)
    .map(({ title }) => `*${title}*`)
    .join(' and ');

export const withTask = (learner: LearnerState, id: string, task: TaskProgress): LearnerState => ({
  ...learner,
  tasks: { ...learner.tasks, [id]: task },
});

function hint(facts: CommandFacts): Answer {
  const { curriculum, voice, learner, task } = facts;
  if (!task) return { mood: 'confused', say: voice.say('no-task') };
  if (!isUnlocked(curriculum, progressOf(learner), task))
    return { say: voice.say('not-unlocked', { title: task.title, after: unmet(facts, task) }) };
  const given = learner.tasks[task.id]?.hints ?? 0;
  const text = task.hints[given];
  const total = task.hints.length;
  if (text === undefined) return { say: voice.say('hint-none', { total }) };
  const say = [
    voice.say('hint', { number: given + 1, total, hint: text }),
    ...(given + 1 === total ? [voice.say('hint-last')] : []),
  ].join('\n\n');
  return { say, learner: withTask(learner, task.id, { state: 'open', ...learner.tasks[task.id], hints: given + 1 }) };
}

/** What was merged and judged stays as it was judged; one that was closed may be open again by now. */
function review({ voice, learner, comment }: CommandFacts): Answer {
  const settled = learner.pulls[comment.number]?.settled;
  return settled === 'passed' || settled === 'unpassed'
    ? { mood: 'confused', say: voice.say('settled') }
    : { say: voice.say('reviewing'), review: true };
}

function explain({ voice, explain: page }: CommandFacts, [id]: readonly string[]): Answer {
  if (id === undefined) return { mood: 'confused', say: voice.say('usage', { usage: rules.explain.usage }) };
  const text = page(id.replaceAll('`', ''));
  return text === undefined
    ? { mood: 'confused', say: voice.say('unknown-check', { check: code(id) }) }
    : { say: text };
}

function choose(facts: CommandFacts, [id]: readonly string[]): Answer {
  const { curriculum, learner, voice } = facts;
  if (id === undefined) return { mood: 'confused', say: voice.say('usage', { usage: rules.choose.usage }) };
  const task = curriculum.tasks.get(id);
  if (!task) return { mood: 'confused', say: voice.say('unknown-task', { task: code(id) }) };
  if (task.choose === undefined) return { mood: 'confused', say: voice.say('not-a-choice', { title: task.title }) };
  const settled = facts.authority.choose?.[task.choose];
  if (settled !== undefined && settled !== id)
    return { mood: 'confused', say: voice.say('chosen-for-all', { chosen: code(settled) }) };
  const instead = doneInstead(curriculum, progressOf(learner), task);
  const said = instead
    ? voice.say('chosen-done', { title: task.title, done: instead.title, task: task.id })
    : voice.say('chosen', { title: task.title });
  return { say: said, ...choosing(facts, task, learner) };
}

/** This one of its group, if it is of any; the ledger keeps each change of mind. */
function choosing({ now, author, authority }: CommandFacts, task: Task, learner: LearnerState) {
  const { preferences } = learner;
  if (task.choose === undefined || preferences.choose[task.choose] === task.id) return { learner, entries: [] };
  if (authority.choose?.[task.choose] !== undefined) return { learner, entries: [] };
  const entry = chosenEntry(now, learner, task, { by: author.login });
  const choose = { ...preferences.choose, [task.choose]: task.id };
  return { learner: { ...learner, preferences: { ...preferences, choose } }, entries: [entry] };
}

/** The longest reason that is kept. */
const reasonLimit = 500;

function dispute(facts: CommandFacts, [id, ...rest]: readonly string[]): Answer {
  const { voice, learner, authority, now, author, comment, task } = facts;
  const reason = rest.join(' ').slice(0, reasonLimit);
  if (id === undefined || reason === '')
    return { mood: 'confused', say: voice.say('usage', { usage: rules.dispute.usage }) };
  const named = id.replaceAll('`', '');
  const pull = learner.pulls[comment.number];
  // What was executed is shown as `run/postgres`; its criterion names the file as well. CI is no finding of ours.
  const check = pull?.review?.criteria.find(
    ({ id: known, state }) => state === 'unmet' && known !== 'ci' && (known === named || known.startsWith(`${named}:`)),
  )?.id;
  if (!pull || check === undefined)
    return { mood: 'confused', say: voice.say('not-open-finding', { check: named.replace(/[^\w/:.-]/g, '') }) };
  const alone = authority.mentors.length === 0;
  return {
    say: alone
      ? voice.say('disputed-alone', { check })
      : voice.say('disputed-mentor', { check, mentors: authority.mentors.map((login) => `@${login}`).join(', ') }),
    learner: {
      ...learner,
      pulls: { ...learner.pulls, [comment.number]: { ...pull, disputes: { ...pull.disputes, [check]: reason } } },
    },
    entries: [
      {
        at: now.toISOString(),
        kind: 'contested',
        repository: learner.repository.id,
        pull: comment.number,
        by: author.login,
        reason: `${check}: ${reason}`,
        ...(task && { task: task.id, stage: task.stage }),
      },
    ],
    review: true,
  };
}
