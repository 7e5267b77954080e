import { Language, Parser, type Tree } from 'web-tree-sitter';
import { processorTime } from './processor-time.ts';

// Once for all grammars: a second run would replace the memory that the first one's parsers live in.
await Parser.init();

/** The grammar in a WebAssembly file. */
export const loadGrammar = (path: string): Promise<Language> => Language.load(path);

/** Milliseconds of this thread's processor time; 20,000 lines that a person wrote take a third of it. */
const patience = 800;

/** Undefined where it takes too long: behind an error the grammar may try for minutes what nobody ever wrote. */
export function parseInTime(parser: Parser, text: string): Tree | undefined {
  const late = processorTime() + patience;
  const tree = parser.parse(text, null, { progressCallback: () => processorTime() > late });
  // It would go on with this text.
  if (!tree) parser.reset();
  return tree ?? undefined;
}
