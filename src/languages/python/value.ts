import type { Call } from './call.ts';
import type { Node } from './tree.ts';

/**
 * What an expression is worth, as far as one file tells. Names are followed to where they are assigned, so `node` may
 * stand elsewhere than the expression that was asked about. Parts of lists and dictionaries are nodes again.
 */
export type Value =
  | StringValue
  | { readonly kind: 'number'; readonly number: number; readonly node: Node }
  | { readonly kind: 'boolean'; readonly boolean: boolean; readonly node: Node }
  | { readonly kind: 'none'; readonly node: Node }
  | ListValue
  | DictValue
  | { readonly kind: 'call'; readonly call: Call; readonly node: Node }
  /** A name from elsewhere: `airflow.utils.trigger_rule.TriggerRule.ALL_DONE`. */
  | { readonly kind: 'name'; readonly name: string; readonly node: Node }
  | { readonly kind: 'unknown'; readonly node: Node };

export type StringValue = {
  readonly kind: 'string';
  /** Its characters, after `+` and neighbouring literals are joined; what is filled in at run time stands as `{}`. */
  readonly text: string;
  /** Part of it is known at run time only: an f-string, `%`, `.format(...)`, `+` of something unknown. */
  readonly interpolated: boolean;
  readonly node: Node;
};

export type ListValue = {
  readonly kind: 'list' | 'tuple' | 'set';
  readonly items: readonly Node[];
  /** False when it also holds what the file does not tell (`*more`). */
  readonly complete: boolean;
  readonly node: Node;
};

export type DictValue = {
  readonly kind: 'dict';
  /** Each key once, with the value that it has in the end; merged dictionaries are included. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** False when it also holds what the file does not tell (`**more`, a computed key, a later `.update(...)`). */
  readonly complete: boolean;
  readonly node: Node;
};

/** One entry of a dictionary, one keyword of a call: where it stands, and its value. */
export type Entry = { readonly name: string; readonly at: Node; readonly value: Node };
