import type { YAMLParseError } from 'yaml';

/** What the author of a text that is no YAML is told, and the offset where it has to be mended. */
export function yamlFault({ code, message, pos }: YAMLParseError, text: string): Fault {
  const [offset] = pos;
  /** The parser notices only where the text ends; what was left open stands before. */
  const opened = (mark: string): number => Math.max(0, text.lastIndexOf(mark, offset - 1));
  const [, quote] = /^Missing closing (["'])/.exec(message) ?? [];
  if (quote !== undefined)
    return { offset: opened(quote), message: `this ${quote} is never closed: write another one where the text ends` };
  const [, bracket] = /end with a ([\]}])/.exec(message) ?? [];
  if (bracket !== undefined) {
    const opening = bracket === ']' ? '[' : '{';
    return {
      offset: opened(opening),
      message: `this ${opening} is never closed: write ${bracket} where the list ends`,
    };
  }
  const known = remedies[code];
  const [firstLine = ''] = message.split('\n');
  return { offset, message: known ?? `this is no YAML: ${firstLine.replace(/ at line \d+, column \d+:?$/, '')}` };
}

type Fault = { readonly offset: number; readonly message: string };

const remedies: Readonly<Partial<Record<YAMLParseError['code'], string>>> = {
  BLOCK_AS_IMPLICIT_KEY: 'there is a second `: ` on this line: put the text that holds it in quotes',
  DUPLICATE_KEY: 'this key is there twice: keep one of the two',
  TAB_AS_INDENT: 'YAML takes no tabs: indent with spaces',
};
