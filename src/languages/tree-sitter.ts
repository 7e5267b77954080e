import { Language, Parser } from 'web-tree-sitter';

// Once for all grammars: a second run would replace the memory that the first one's parsers live in.
await Parser.init();

/** The grammar in a WebAssembly file. */
export const loadGrammar = (path: string): Promise<Language> => Language.load(path);
