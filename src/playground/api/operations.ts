import { accountOperations } from './accounts.ts';
import { appOperations } from './apps.ts';
import { checkOperations } from './checks.ts';
import { commentOperations } from './comments.ts';
import { contentOperations } from './contents.ts';
import { gitOperations } from './git.ts';
import { issueOperations } from './issues.ts';
import { labelOperations } from './labels.ts';
import { milestoneOperations } from './milestones.ts';
import type { Operation } from './operation.ts';
import { pullOperations } from './pulls.ts';
import { reactionOperations } from './reactions.ts';
import { repositoryOperations } from './repositories.ts';
import { reviewCommentOperations } from './review-comments.ts';
import { reviewOperations } from './reviews.ts';
import { statusOperations } from './statuses.ts';

/** All that the API answers, by area. */
export const apiOperations: readonly Operation[] = [
  ...accountOperations,
  ...appOperations,
  ...repositoryOperations,
  ...contentOperations,
  ...gitOperations,
  ...issueOperations,
  ...commentOperations,
  ...labelOperations,
  ...milestoneOperations,
  ...reactionOperations,
  ...pullOperations,
  ...reviewOperations,
  ...reviewCommentOperations,
  ...checkOperations,
  ...statusOperations,
];
