import type { Submission } from '../../review/submission.ts';
import type { Import } from '../python/imports.ts';

/** Files that configure pytest: https://docs.pytest.org/en/stable/reference/customize.html */
const configuration = /^(?:.*\/)?(?:pyproject\.toml|\.?pytest\.ini|setup\.cfg|tox\.ini)$/;

/** The texts of the files that may configure pytest. */
export const configurations = (submission: Submission): readonly string[] =>
  submission.paths.filter((path) => configuration.test(path)).flatMap((path) => submission.text(path) ?? []);

/** What is wrong with an import of the project's own code; undefined when nothing is, or when one cannot tell. */
export type BrokenImport = { readonly module: string; readonly name?: string };

const generated = /(?:_pb2(?:_grpc)?|(?:^|\.)_?version)$/;

/**
 * An import whose module is not in the project though its top-level package is; or of a name that the module's file
 * does not contain anywhere.
 */
export function brokenImport({ module, name }: Import, submission: Submission): BrokenImport | undefined {
  const parts = module.split('.');
  const [top] = parts;
  if (!top || generated.test(module)) return undefined;
  const roots = rootsOf(top, submission);
  if (roots.length === 0) return undefined;
  const target = parts.join('/');
  const found = roots.filter((root) => isModule(`${root}${target}`, submission));
  if (found.length === 0) return parts.length > 1 ? { module } : undefined;
  if (name === undefined || name === '*' || parts.length < 2) return undefined;
  const broken = found.every((root) => !holds(`${root}${target}`, name, submission));
  return broken ? { module, name } : undefined;
}

/** Folders that hold a package of this name: `''`, `src/`. */
function rootsOf(top: string, { paths }: Submission): readonly string[] {
  const roots = new Set<string>();
  for (const path of paths) {
    if (!path.endsWith('.py')) continue;
    const at = `/${path}`.indexOf(`/${top}/`);
    if (at !== -1) roots.add(path.slice(0, at));
  }
  return [...roots];
}

/** A package, or a file, which may be compiled: `fast.pyx`, `fast.cpython-311-x86_64-linux-gnu.so`. */
const isModule = (path: string, { paths }: Submission): boolean =>
  paths.some(
    (file) => file.startsWith(`${path}/`) || (file.startsWith(`${path}.`) && /\.(?:pyi?|pyx|pyd|so)$/.test(file)),
  );

function holds(path: string, name: string, submission: Submission): boolean {
  if (isModule(`${path}/${name}`, submission)) return true;
  const text = submission.text(`${path}.py`) ?? submission.text(`${path}/__init__.py`);
  return text === undefined || text.includes(name) || /import\s*\*|__getattr__|globals\(\)/.test(text);
}
