import type { Level } from '../review/check.ts';
import type { Range } from '../review/range.ts';

/**
 * The name of one post, unique in a repository: `journey`, `task:docker-image`, `summary:12`,
 * `review:12:<head>:docker-image:approve`, `check:12:<head>`. A slot is filled at most once; later effects on it edit what is there.
 */
export type Slot = string;

/** Where a slot's post is at the forge (issue number, comment id, review id, ...) and what it said last. */
export type FilledSlot = { readonly id: number; readonly hash: string };
export type Slots = ReadonlyMap<Slot, FilledSlot>;

export type Annotation = {
  readonly path: string;
  readonly range: Range;
  readonly level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly text: string;
};

export type InlineComment = {
  readonly path: string;
  /** Lines of the head version, from 1; both within the diff. */
  readonly startLine: number;
  readonly line: number;
  readonly body: string;
};

/** What the coach wants to be true at the forge. Texts are finished Markdown but for `{#slot}`: that issue's number. */
export type Effect =
  | {
      readonly kind: 'milestone';
      readonly slot: Slot;
      readonly title: string;
      readonly description: string;
      readonly state: 'open' | 'closed';
    }
  | {
      readonly kind: 'issue';
      readonly slot: Slot;
      readonly title: string;
      readonly body: string;
      readonly labels: readonly string[];
      readonly milestone?: Slot;
      readonly state: 'open' | 'closed';
    }
  | {
      readonly kind: 'comment';
      readonly slot: Slot;
      readonly on: number | { readonly issue: Slot };
      readonly body: string;
    }
  /** An answer to a command, in the thread where it was given. */
  | { readonly kind: 'reply'; readonly slot: Slot; readonly pull: number; readonly to: number; readonly body: string }
  | {
      readonly kind: 'review';
      readonly slot: Slot;
      readonly pull: number;
      readonly head: string;
      readonly verdict: 'approve' | 'request-changes' | 'comment';
      readonly body: string;
      readonly comments: readonly InlineComment[];
    }
  | {
      readonly kind: 'check-run';
      readonly slot: Slot;
      readonly head: string;
      readonly status: 'in_progress' | 'completed';
      readonly conclusion?: 'success' | 'action_required';
      readonly title: string;
      readonly summary: string;
      readonly annotations: readonly Annotation[];
    }
  | {
      readonly kind: 'reaction';
      readonly slot: Slot;
      readonly on: 'issue-comment' | 'review-comment' | 'issue';
      readonly id: number;
      readonly content: '+1' | '-1' | 'eyes' | 'confused' | 'rocket';
    };

/** One line of the ledger: what was decided, about which commits, by whom. Never changed, never removed. */
export type LedgerEntry = {
  readonly at: string;
  readonly kind: 'passed' | 'waived' | 'overridden' | 'reopened' | 'reset' | 'chosen' | 'contested' | 'merged-unpassed';
  readonly repository: number;
  readonly task?: string;
  readonly stage?: string;
  readonly pull?: number;
  readonly head?: string;
  readonly merge?: string;
  readonly criteria?: readonly { readonly id: string; readonly level: Level; readonly state: string }[];
  readonly checker?: string;
  readonly curriculum?: string;
  readonly by?: string;
  readonly reason?: string;
};
