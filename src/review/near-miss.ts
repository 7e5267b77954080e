import picomatch from 'picomatch';

/** Whoever changes more files than this has not misspelt one. */
const mostPaths = 300;

/**
 * Of the paths, the first that is close to what was asked for: the same but for case, ending, folder, how its words are
 * joined, or a slip of the pen. Undefined when none is.
 */
export function nearMiss(globs: readonly string[], paths: readonly string[]): string | undefined {
  const near = globs.map((glob) => closeTo(normal(glob)));
  return paths.slice(0, mostPaths).find((path) => near.some((isNear) => spellings(normal(path)).some(isNear)));
}

const normal = (path: string): string =>
  path
    .toLowerCase()
    .replaceAll(/(?<=\w)[- ](?=[\w*.])/g, '_')
    .replaceAll('yaml', 'yml');

/** Also without a last ending, as of `Dockerfile.txt`. */
const spellings = (path: string): readonly string[] => [path, path.replace(/(?<=[^/])\.[a-z]+$/, '')];

function closeTo(glob: string): (path: string) => boolean {
  const name = glob.split('/').at(-1) ?? glob;
  const elsewhere = picomatch([`**/${glob}`, ...(isTelling(name) ? [`**/${name}`] : []), ...asTests(name)], {
    dot: true,
  });
  if (!/[*{]/.test(glob))
    return (path) => elsewhere(path) || isSlip(path, glob) || isSlip(path.split('/').at(-1) ?? path, name);
  const [folder] = /^[^*{]+(?=\/)/.exec(glob) ?? [];
  if (folder === undefined) return elsewhere;
  const inside = picomatch(glob.slice(folder.length + 1), { dot: true });
  const depth = folder.split('/').length;
  return (path) => {
    const parts = path.split('/');
    return elsewhere(path) || (isSlip(parts.slice(0, depth).join('/'), folder) && inside(parts.slice(depth).join('/')));
  };
}

/** Whether a name says more than its ending: any `*.py` would be close to another. */
const isTelling = (name: string): boolean => /[a-z]{3}/.test(name.replace(/\.[^.]*$/, '') || name);

const asTests = (name: string): readonly string[] =>
  name.startsWith('test_') ? ['**/{test,tests}.py', '**/test*.py', '**/*_test.py'] : [];

/** Whether one is the other but for a letter or two, of long names. */
function isSlip(one: string, other: string): boolean {
  const allowed = other.length > 7 ? 2 : 1;
  if (Math.abs(one.length - other.length) > allowed) return false;
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let at = 1; at <= other.length; at++) {
      const same = one[row - 1] === other[at - 1] ? 0 : 1;
      line.push(Math.min((above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1, (above[at - 1] ?? 0) + same));
    }
    above = line;
  }
  return (above[other.length] ?? 0) <= allowed;
}
