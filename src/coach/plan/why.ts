import { missingBefore } from '../../curriculum/path.ts';
import { cell, code } from '../../review/render/markdown.ts';
import type { Criterion, CriterionState } from '../../review/verdict.ts';
import { progressOf } from '../facts.ts';
import { linkTo, taskSlot } from '../slots.ts';
import type { CommandFacts } from './command.ts';

const seen: Readonly<Record<CriterionState, string>> = {
  met: 'met',
  unmet: 'not met',
  absent: 'nothing handed in',
  waiting: 'waiting',
  error: 'our fault, tried again by itself',
  'not-applicable': 'does not apply here',
  unknown: 'cannot be told from the files',
  contested: 'contested by you',
};

/** Every gate between here and the next step: what is expected, what was seen last, what would open it. */
export function why(facts: CommandFacts): string {
  const { curriculum, learner, voice, task, comment, place } = facts;
  if (!task) return voice.say('no-task');
  const progress = progressOf(learner);
  const pull = learner.pulls[comment.number];
  const gates: string[] = [
    `**${task.title}** (${code(task.id)}) is ${learner.tasks[task.id]?.state ?? 'not open yet'}.`,
  ];
  const before = missingBefore(curriculum, progress, task).map(
    ({ id, title }) => `*${title}* (${linkTo(taskSlot(id))})`,
  );
  if (before.length > 0) gates.push(`It comes after ${before.join(' and ')}.`);
  if (learner.status !== 'active') gates.push(`The coach is ${learner.status}; \`/coach resume\` wakes it.`);
  if (place === 'pull-request' && pull?.review)
    gates.push(`Last reviewed at ${code(pull.review.head.slice(0, 7))}.`, gateTable(pull.review.criteria));
  else if (place === 'pull-request')
    gates.push(
      'This pull request was not reviewed yet. `/coach review` asks for it; a draft is reviewed only when asked.',
    );
  else gates.push('It closes when a pull request that says `Closes #` and this number passes and is merged.');
  return voice.say('why', { gates: gates.join('\n\n') });
}

function gateTable(criteria: readonly Criterion[]): string {
  const rows = criteria
    .filter(({ level }) => level === 'must')
    .map(({ expects, state, where, detail, title }) => {
      const last = [seen[state], where && code(`${where.path}:${where.line}`), detail].filter(Boolean).join(', ');
      return `| ${cell(expects)} | ${cell(last)} | ${state === 'met' ? '' : opens(state, title)} |`;
    });
  return ['| expected | seen last | what would open it |', '|---|---|---|', ...rows].join('\n');
}

function opens(state: CriterionState, title: string): string {
  if (state === 'waiting') return 'CI finishing with success';
  if (state === 'unmet' || state === 'absent') return `a push: ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
  return 'nothing is needed from you';
}
