import type { Call } from '../python/call.ts';
import type { PythonDocument } from '../python/document.ts';
import { bare, child, type Node } from '../python/tree.ts';

const real = /^(?:\/tmp\/|\/var\/tmp\/|~|\/home\/|\/Users\/|\/root\/|[A-Za-z]:[\\/](?:Users|Temp|tmp)\b)/;
const opening =
  /^(?:open|io\.open|gzip\.open|os\.(?:makedirs|mkdir|remove|unlink|rename|replace|rmdir|listdir|path\.(?:exists|isfile|isdir|getsize))|shutil\.\w+)$/;
const pathWriting =
  /^pathlib\.(?:Posix|Windows)?Path\(\)\.(?:write_text|write_bytes|mkdir|touch|unlink|open|rmdir|rename|read_text|read_bytes|exists|is_file)$/;
const homeWriting = /^(?:write_text|write_bytes|mkdir|touch|unlink|rmdir)$/;
const home = /^(?:pathlib\.(?:Posix|Windows)?Path\.home|os\.path\.expanduser)$/;
/** The folder that counts as home is another during the test. */
const movedHome = /["'](?:HOME|home|USERPROFILE)["']|Path\.home["']|expanduser["']/;
const frameWriting = /^to_(?:csv|parquet|json|excel|pickle|feather)$/;
const replaced =
  /mock_open|builtins\.open|pyfakefs|patch\w*\([^\n]{0,80}(?:open|os\.|shutil|pathlib|Path|to_\w+)|setattr\([^\n]{0,80}(?:open|os\b|shutil|pathlib|Path)/;

/** Where a test file works with files in the real home or temporary folder, by a path that is written out. */
export function realPathsOf(document: PythonDocument): readonly { readonly at: Node; readonly path: string }[] {
  if (replaced.test(document.text)) return [];
  const mayHome = !movedHome.test(document.text);
  return document.calls.flatMap((call) => {
    const at = pathOf(call, document);
    const value = at && document.value(at);
    if (at && value?.kind === 'string') return real.test(value.text) ? [{ at, path: value.text }] : [];
    const written = mayHome ? writtenBy(call, document) : undefined;
    return written && isBelowHome(written, document) ? [{ at: written, path: document.textOf(written) }] : [];
  });
}

/** What a call writes, a path that is put together: `Path.home() / "out.csv"`. */
function writtenBy(
  { method = '', callee = '', receiver, positional }: Call,
  document: PythonDocument,
): Node | undefined {
  if (homeWriting.test(method) && receiver) return bare(receiver);
  if (frameWriting.test(method) && receiver) return positional[0];
  const mode = positional[1] && document.value(positional[1]);
  return callee === 'open' && mode?.kind === 'string' && /[wax]/.test(mode.text) ? positional[0] : undefined;
}

/** Names and `/` that are followed; nobody writes more. */
const stepLimit = 20;

/** Whether a path begins with the home folder: `Path.home() / x`, or a name for it. */
function isBelowHome(path: Node, document: PythonDocument): boolean {
  let node: Node | undefined = path;
  for (let step = 0; node && step < stepLimit; step++) {
    const value = document.value(bare(node));
    if (value.kind === 'call') return home.test(value.call.callee ?? '');
    const found = bare(value.node);
    node = found.type === 'binary_operator' ? child(found, 'left') : undefined;
  }
  return false;
}

/** The argument of a call that is the path of a file it works with. */
function pathOf(
  { callee = '', method = '', positional, receiver, keywords }: Call,
  document: PythonDocument,
): Node | undefined {
  if (opening.test(callee)) return positional[0] ?? keywords.get('file')?.value;
  if (frameWriting.test(method) && receiver) return positional[0];
  const made = pathWriting.test(callee) && receiver ? document.value(receiver) : undefined;
  return made?.kind === 'call' ? made.call.positional[0] : undefined;
}
