import type { Range } from '../../../review/range.ts';
import type { PythonDocument } from '../document.ts';

/** Where a file imports one of these libraries: the place to point at when something of it is not there at all. */
export function importPlace(document: PythonDocument, ...modules: readonly string[]): Range {
  const entry = document.imports.find(({ module }) =>
    modules.some((name) => module === name || module.startsWith(`${name}.`)),
  );
  return entry ? document.firstLine(entry.statement) : document.lines.lineRange(1);
}
