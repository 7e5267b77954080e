import type { Language } from '../document.ts';
import { PythonDocument } from './document.ts';

/** Characters of the texts whose documents are kept: a file is often of several kinds, and read once for all. */
const keptLimit = 300_000;
const kept = new Map<string, PythonDocument>();
let keptLength = 0;

/** Reads a Python file. Cheap to call again for a text that was read lately. Never throws. */
export function parsePython(path: string, text: string): PythonDocument {
  const known = kept.get(text);
  if (known?.path === path) {
    kept.delete(text);
    kept.set(text, known);
    return known;
  }
  const document = new PythonDocument(path, text);
  keep(document);
  return document;
}

function keep(document: PythonDocument): void {
  if (!kept.has(document.text)) keptLength += document.text.length;
  kept.set(document.text, document);
  for (const oldest of kept.keys()) {
    if (keptLength <= keptLimit) return;
    kept.delete(oldest);
    keptLength -= oldest.length;
  }
}

const shebang = /^\ufeff?#!.*\bpython[\d.]*\b/;

/** Whether a file is Python by its name, or by the program that its first line names. */
export const isPython = (path: string, text: string): boolean =>
  /\.pyw?$/i.test(path) || (!/\.[a-z]{2,5}$/i.test(path) && shebang.test(text.slice(0, 200)));

export const python: Language<PythonDocument> = { recognise: isPython, parse: parsePython };
