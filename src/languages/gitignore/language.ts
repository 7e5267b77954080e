import ignore from 'ignore';
import type { Range } from '../../review/range.ts';
import { type Language, type TextDocument, textDocument } from '../document.ts';

/** One pattern line of a `.gitignore`. */
type IgnoreRule = { readonly pattern: string; readonly negated: boolean; readonly at: Range };

/** A `.gitignore`; `ignores` answers for a path as seen from the file's own folder. */
export type GitignoreDocument = TextDocument & {
  readonly rules: readonly IgnoreRule[];
  ignores(path: string): boolean;
};

/** Patterns become regular expressions: more wildcards than anyone writes would cost more than they tell. */
const wildcardLimit = 12;
const ruleLimit = 5_000;

const isCostly = (pattern: string): boolean =>
  pattern.length > 500 || (pattern.match(/\*+/g)?.length ?? 0) > wildcardLimit;

function parse(path: string, text: string): GitignoreDocument {
  const base = textDocument(path, text);
  const rules: IgnoreRule[] = [];
  for (let line = 1; line <= base.lines.lineCount && rules.length < ruleLimit; line += 1) {
    const pattern = base.lines
      .line(line)
      .replace(/^\uFEFF/, '')
      .trimEnd();
    if (pattern === '' || pattern.startsWith('#') || isCostly(pattern)) continue;
    rules.push({ pattern, negated: pattern.startsWith('!'), at: base.lines.lineRange(line) });
  }
  const matcher = ignore({ ignorecase: false }).add(rules.map((rule) => rule.pattern));
  return { ...base, rules, ignores: (probe) => matcher.ignores(probe) };
}

export const gitignore: Language<GitignoreDocument> = {
  recognise: (path) => /(?:^|\/)[\w-]*\.?gitignore$/i.test(path),
  parse,
};
