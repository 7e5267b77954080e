import type { Call } from '../python/call.ts';
import type { PythonDocument } from '../python/document.ts';
import type { Node } from '../python/tree.ts';

const real = /^(?:\/tmp\/|\/var\/tmp\/|~|\/home\/|\/Users\/|\/root\/|[A-Za-z]:[\\/](?:Users|Temp|tmp)\b)/;
const opening = /^(?:open|io\.open|gzip\.open|os\.(?:makedirs|mkdir|remove|unlink|rename|replace|rmdir)|shutil\.\w+)$/;
const pathWriting =
  /^pathlib\.(?:Posix|Windows)?Path\(\)\.(?:write_text|write_bytes|mkdir|touch|unlink|open|rmdir|rename|read_text|read_bytes)$/;
const frameWriting = /^to_(?:csv|parquet|json|excel|pickle|feather)$/;
const replaced =
  /mock_open|builtins\.open|pyfakefs|patch\w*\([^\n]{0,80}(?:open|os\.|shutil|pathlib|Path|to_\w+)|setattr\([^\n]{0,80}(?:open|os\b|shutil|pathlib|Path)/;

/** Where a test file works with files in the real home or temporary folder, by a path that is written out. */
export function realPathsOf(document: PythonDocument): readonly { readonly at: Node; readonly path: string }[] {
  if (replaced.test(document.text)) return [];
  return document.calls.flatMap((call) => {
    const at = pathOf(call, document);
    const value = at && document.value(at);
    return at && value?.kind === 'string' && real.test(value.text) ? [{ at, path: value.text }] : [];
  });
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
