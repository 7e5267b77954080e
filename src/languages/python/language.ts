import { type Language, type TextDocument, textDocument } from '../document.ts';

/** Placeholder until this kind is read; it recognises nothing. */
export const python: Language<TextDocument> = { recognise: () => false, parse: textDocument };
