import { withoutCode } from '../review/without-code.ts';

export const verbs = [
  'help',
  'status',
  'start',
  'next',
  'hint',
  'review',
  'explain',
  'why',
  'choose',
  'dispute',
  'pause',
  'resume',
  'pass',
  'reopen',
  'waive',
  'reset',
] as const;
export type Verb = (typeof verbs)[number];

/** Where a command was written: the journey issue, a task's issue, any other issue, or a pull request. */
export type Place = 'issue' | 'task-issue' | 'pull-request';

export type Command = { readonly verb: Verb | 'unknown'; readonly word: string; readonly words: readonly string[] };

type Rule = {
  readonly who: 'all' | 'learner' | 'learner-or-mentor' | 'mentor';
  readonly where: readonly Place[];
  readonly usage: string;
  readonly does: string;
};

const everywhere: readonly Place[] = ['issue', 'task-issue', 'pull-request'];
const issues: readonly Place[] = ['issue', 'task-issue'];
const work: readonly Place[] = ['task-issue', 'pull-request'];

/** Who may use a command, and where. */
export const rules: Readonly<Record<Verb, Rule>> = {
  help: { who: 'all', where: everywhere, usage: 'help', does: 'what you may ask for here' },
  status: {
    who: 'all',
    where: everywhere,
    usage: 'status',
    does: 'where you are, what is open, minutes to the next step',
  },
  start: { who: 'learner', where: issues, usage: 'start [task]', does: 'opens that task, or the next one' },
  next: { who: 'learner', where: everywhere, usage: 'next', does: 'names and opens what comes next' },
  hint: { who: 'learner-or-mentor', where: work, usage: 'hint', does: 'the next hint' },
  review: {
    who: 'learner-or-mentor',
    where: ['pull-request'],
    usage: 'review',
    does: 'reviews again from what is there now',
  },
  explain: { who: 'all', where: everywhere, usage: 'explain <check>', does: "that check's page" },
  why: { who: 'all', where: work, usage: 'why', does: 'every gate: expected, seen, what would open it' },
  choose: { who: 'learner', where: issues, usage: 'choose <task>', does: 'picks one of several alternatives' },
  dispute: {
    who: 'learner',
    where: ['pull-request'],
    usage: 'dispute <check> <reason>',
    does: 'keeps your objection to a finding',
  },
  pause: { who: 'learner-or-mentor', where: everywhere, usage: 'pause', does: 'silence but for commands' },
  resume: { who: 'learner-or-mentor', where: everywhere, usage: 'resume', does: 'ends the silence' },
  pass: { who: 'mentor', where: everywhere, usage: 'pass [task] <reason>', does: 'passes a task by hand' },
  reopen: { who: 'mentor', where: everywhere, usage: 'reopen [task] <reason>', does: 'opens a passed task again' },
  waive: { who: 'mentor', where: everywhere, usage: 'waive <stage> <reason>', does: 'waives a stage' },
  reset: {
    who: 'mentor',
    where: everywhere,
    usage: 'reset <task> <reason>',
    does: 'starts a task afresh; its history is kept',
  },
};

/** At most this many commands of one comment are carried out. */
const commandLimit = 5;

/** Commands at the start of a line, outside quotes and code; their words may be in backticks. */
export function parseCommands(body: string): readonly Command[] {
  const written = body.split(/\r?\n/);
  return withoutCode(body)
    .split('\n')
    .flatMap((meant, index) => {
      const [name, word = '', ...words] = (written[index] ?? '').trimEnd().split(/\s+/);
      if (name !== '/coach' || !/^\/coach(?:\s|$)/.test(meant)) return [];
      const verb = verbs.find((known) => known === word.toLowerCase());
      return [{ verb: word === '' ? ('help' as const) : (verb ?? ('unknown' as const)), word, words }];
    })
    .slice(0, commandLimit);
}
