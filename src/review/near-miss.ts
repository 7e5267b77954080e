import picomatch from 'picomatch';
import { editDistance } from './edit-distance.ts';

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

/** What parts a path from the nearest of what was asked for, as the end of a sentence. */
export function whatDiffers(globs: readonly string[], path: string): string {
  if (picomatch([...globs], { dot: true, nocase: true })(path)) return 'upper and lower case differ';
  const [nearest = []] = globs.map((glob) => differences(glob, path)).toSorted((a, b) => a.length - b.length);
  const parts = nearest.map((part) => `its ${part}`);
  const listed = [parts.slice(0, -1).join(', '), ...parts.slice(-1)].filter((part) => part !== '').join(' and ');
  return `${listed || 'its name'} ${parts.length > 1 ? 'differ' : 'differs'}`;
}

function differences(glob: string, path: string): readonly ('folder' | 'name' | 'ending')[] {
  const [asked, given] = [split(glob), split(path)];
  // A file of the same name in each folder tells whether the folders match, the topmost one included.
  const sameFolder = matches(`${asked.folder}x`, `${given.folder}x`);
  const folder = sameFolder ? [] : (['folder'] as const);
  if (matches(asked.stem + asked.ending, given.stem + given.ending)) return folder;
  const sameEnding = matches(`x${asked.ending}`, `x${given.ending}`);
  // `ingest.sh.txt` has an ending too many.
  const sameStem = matches(asked.stem, given.stem) || matches(asked.stem + asked.ending, given.stem);
  return [...folder, ...(sameStem ? [] : (['name'] as const)), ...(sameEnding ? [] : (['ending'] as const))];
}

const matches = (glob: string, path: string): boolean => picomatch(glob, { dot: true })(path);

/** A path or a glob in its parts; an ending may be `.{yml,yaml}`. */
function split(path: string): { readonly folder: string; readonly stem: string; readonly ending: string } {
  const [, folder = '', stem = '', ending = ''] = /^(.*\/)?(.+?)(\.(?:\{[^{}/]*\}|[^.*{}/]+))?$/s.exec(path) ?? [];
  return { folder, stem, ending };
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
  return editDistance(one, other) <= allowed;
}
