import type { Task } from '../../curriculum/curriculum.ts';
import { isDone, isUnlocked, tasksInReach } from '../../curriculum/path.ts';
import { code } from '../../review/render/markdown.ts';
import { mayUse, type Role } from '../authority.ts';
import { type Command, type Place, rules, type Verb, verbs } from '../commands.ts';
import type { Effect, LedgerEntry } from '../effects.ts';
import { type Facts, type Plan, progressOf } from '../facts.ts';
import type { LearnerState, TaskProgress } from '../learner.ts';
import { linkTo, onlyNew, taskSlot } from '../slots.ts';
import { nextSentence, planJourney } from './journey.ts';
import { override } from './override.ts';
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
    entries: answers.flatMap((answer) => answer.entries ?? []),
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
  status,
  next: (facts) => ({ say: nextSentence(facts) }),
  start,
  hint,
  review: (facts) => ({ say: facts.voice.say('reviewing'), review: true }),
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

function status(facts: CommandFacts): Answer {
  const { curriculum, learner, voice } = facts;
  const progress = progressOf(learner);
  const all = [...curriculum.tasks.values()].filter((task) => !task.optional);
  const open = tasksInReach(curriculum, progress, learner.preferences.openTasks);
  const tasks = open
    .map((task) => `*${task.title}* (${linkTo(taskSlot(task.id))}, about ${task.minutes} minutes)`)
    .join('; ');
  const done = all.filter((task) => isDone(progress, task.id)).length;
  return {
    say: voice
      .say('status', {
        done,
        total: all.length,
        next: nextSentence(facts),
        open: tasks ? voice.say('status-open', { tasks }) : '',
      })
      .trim(),
  };
}

function start(facts: CommandFacts, [id]: readonly string[]): Answer {
  const { curriculum, learner, voice } = facts;
  const progress = progressOf(learner);
  if (id === undefined) return { say: nextSentence(facts) };
  const task = curriculum.tasks.get(id);
  if (!task) return { mood: 'confused', say: voice.say('unknown-task', { task: code(id) }) };
  if (isDone(progress, id)) return { say: voice.say('already-done', { title: task.title }) };
  if (!isUnlocked(progress, task))
    return { say: voice.say('not-unlocked', { title: task.title, after: unmet(facts, task) }) };
  return {
    learner: withTask(learner, id, { state: 'open', hints: learner.tasks[id]?.hints ?? 0 }),
    say: voice.say('started', { title: task.title, issue: linkTo(taskSlot(id)) }),
  };
}

const unmet = ({ curriculum, learner }: Facts, task: Task): string =>
  task.after
    .filter((id) => !isDone(progressOf(learner), id))
    .map((id) => `*${curriculum.tasks.get(id)?.title ?? id}*`)
    .join(' and ');

export const withTask = (learner: LearnerState, id: string, task: TaskProgress): LearnerState => ({
  ...learner,
  tasks: { ...learner.tasks, [id]: task },
});

function hint({ voice, learner, task }: CommandFacts): Answer {
  if (!task) return { mood: 'confused', say: voice.say('no-task') };
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

function explain({ voice, explain: page }: CommandFacts, [id]: readonly string[]): Answer {
  if (id === undefined) return { mood: 'confused', say: voice.say('usage', { usage: rules.explain.usage }) };
  const text = page(id.replaceAll('`', ''));
  return text === undefined
    ? { mood: 'confused', say: voice.say('unknown-check', { check: code(id) }) }
    : { say: text };
}

function choose({ curriculum, learner, voice, now, author }: CommandFacts, [id]: readonly string[]): Answer {
  if (id === undefined) return { mood: 'confused', say: voice.say('usage', { usage: rules.choose.usage }) };
  const task = curriculum.tasks.get(id);
  if (!task) return { mood: 'confused', say: voice.say('unknown-task', { task: code(id) }) };
  if (task.choose === undefined) return { mood: 'confused', say: voice.say('not-a-choice', { title: task.title }) };
  return {
    say: voice.say('chosen', { title: task.title }),
    learner: {
      ...learner,
      preferences: { ...learner.preferences, choose: { ...learner.preferences.choose, [task.choose]: id } },
    },
    entries: [
      {
        at: now.toISOString(),
        kind: 'chosen',
        repository: learner.repository.id,
        task: id,
        stage: task.stage,
        by: author.login,
      },
    ],
  };
}

/** The longest reason that is kept. */
const reasonLimit = 500;

function dispute(facts: CommandFacts, [id, ...rest]: readonly string[]): Answer {
  const { voice, learner, authority, now, author, comment, task } = facts;
  const reason = rest.join(' ').slice(0, reasonLimit);
  if (id === undefined || reason === '')
    return { mood: 'confused', say: voice.say('usage', { usage: rules.dispute.usage }) };
  const check = id.replaceAll('`', '');
  const pull = learner.pulls[comment.number];
  const open = pull?.review?.criteria.some((criterion) => criterion.id === check && criterion.state === 'unmet');
  if (!pull || !open)
    return { mood: 'confused', say: voice.say('not-open-finding', { check: check.replace(/[^\w/:.-]/g, '') }) };
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
