import { isCommit } from '../../../languages/workflow/uses.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Pin actions to a commit',
  expects: 'Every action is pinned to a full commit',
  reads: 'workflow',
  kind: 'forbids',
  level: 'should',
  criterion: 'gha.actions_pinned_to_sha',
  saidBy: ['workflow/branch-action'],
  messages: {
    tag: '`{uses}` can be moved to other code by whoever owns the action. Put the full commit of that release after the `@`, and its version in a comment.',
    short:
      '`{uses}` ends in a shortened commit, and GitHub refuses that. Put all 40 characters after the `@`, and the version in a comment.',
  },
  *run({ uses }) {
    for (const { kind, ref, text, at } of uses) {
      if (kind !== 'external' || isCommit(ref)) continue;
      yield { message: isShortCommit(ref) ? 'short' : 'tag', at, values: { uses: text } };
    }
  },
});

/** Seven digits and more with a letter among them; a tag of digits alone is a date. */
const isShortCommit = (ref: string): boolean => /^(?=.*[a-f])(?=.*\d)[0-9a-f]{7,39}$/.test(ref);
