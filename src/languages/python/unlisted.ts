import type { Submission } from '../../review/submission.ts';
import { imageName } from '../dockerfile/image.ts';
import { broughtBy, distributionsOf } from './distributions.ts';
import type { PythonDocument } from './document.ts';
import type { Import } from './imports.ts';
import { enclosing } from './tree.ts';

/** An import of something that the requirements neither list nor bring. */
export type Unlisted = {
  readonly document: PythonDocument;
  readonly entry: Import;
  readonly module: string;
  /** What to install for it. */
  readonly distribution: string;
  readonly file: string;
};

const requirementFile = /^(?:.*\/)?requirements[^/]*\.(?:txt|in)$|(?:^|\/)requirements\/[^/]+\.(?:txt|in)$/i;
const otherList =
  /^(?:.*\/)?(?:setup\.(?:py|cfg)|Pipfile|[^/]*environment[^/]*\.ya?ml|conda[^/]*\.ya?ml|[^/]*\.lock|constraints[^/]*\.txt|packages\.yml)$/i;
/** Files that may install something by name; data and prose do not. */
const mayInstall = /(?:^|\/)[^/.]+$|file|\.(?:txt|in|ya?ml|toml|cfg|ini|sh|bash|env|mk|dockerfile)$/i;
const lengthLimit = 100_000;

/** The imports, each module once, that certainly fail after a fresh install of the one list of requirements. */
export function unlistedImports(submission: Submission): readonly Unlisted[] {
  const list = onlyList(submission);
  if (!list) return [];
  const seen = new Set<string>();
  return submission
    .documents('python')
    .filter(
      ({ path }) =>
        path.startsWith(list.folder) && !/(?:^|\/)(?:tests?|docs?|notebooks?|examples?|conftest|test_)/i.test(path),
    )
    .filter(
      ({ imports }) => !imports.some(({ module }) => /^(?:airflow|pyspark|awsglue|prefect|dagster|dbt)\b/.test(module)),
    )
    .flatMap((document) =>
      document.imports.flatMap((entry) => {
        const [module = ''] = entry.module.split('.', 1);
        const distributions = distributionsOf(module);
        if (!distributions || seen.has(module) || isOptional(entry) || isLocal(module, submission)) return [];
        seen.add(module);
        if (list.brought.has(module) || distributions.some((name) => isNamed(name, module, submission))) return [];
        return [{ document, entry, module, distribution: distributions[0] ?? module, file: list.path }];
      }),
    );
}

type List = { readonly path: string; readonly folder: string; readonly brought: ReadonlySet<string> };

/** `requirements.txt` where nothing else says what to install, and it is known of all that it lists what that brings. */
function onlyList(submission: Submission): List | undefined {
  const files = submission.paths.filter((path) => requirementFile.test(path));
  const [path] = files.filter((each) => /(?:^|\/)requirements\.txt$/i.test(each));
  if (path === undefined || isMoreThan(submission)) return undefined;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  if (files.some((each) => !each.startsWith(folder))) return undefined;
  const lines = files
    .flatMap((each) => (submission.text(each) ?? '-').split('\n'))
    .map((line) => line.replace(/(^|\s)#.*/, '').trim());
  const names = lines.filter((line) => line !== '' && !/^-r\s+[\w./-]*requirements[\w./-]*$/.test(line)).map(nameIn);
  const brought = names.map((name) => (name === undefined ? undefined : broughtBy(name)));
  if (names.length === 0 || brought.some((each) => each === undefined)) return undefined;
  return { path, folder, brought: new Set(brought.flatMap((each) => each ?? [])) };
}

/** Another list, or an image that has packages of its own. */
function isMoreThan(submission: Submission): boolean {
  const hasOther = submission.paths.some(
    (path) => otherList.test(path) || (/pyproject\.toml$/.test(path) && /dependenc/.test(submission.text(path) ?? '')),
  );
  const images = submission
    .documents('dockerfile')
    .flatMap(({ stages }) =>
      stages.filter(({ isExternal }) => isExternal).map(({ imageText }) => imageName(imageText).name),
    );
  return hasOther || images.some((name) => name !== 'python');
}

/** The normal name in `PyYAML==6.0`; undefined for options, addresses and extras, which may bring anything. */
function nameIn(line: string): string | undefined {
  const [, name] = /^([A-Za-z0-9][\w.-]*)\s*(?:\[binary\])?\s*(?:[=<>~!;].*)?$/.exec(line.slice(0, 500)) ?? [];
  return name?.toLowerCase().replace(/[-_.]+/g, '-');
}

const isOptional = ({ module, statement }: Import): boolean =>
  module.startsWith('.') ||
  enclosing(statement, 'try_statement', 'if_statement', 'function_definition', 'with_statement', 'class_definition') !==
    undefined;

const isLocal = (module: string, { paths }: Submission): boolean =>
  paths.some((path) => `/${path}`.includes(`/${module}/`) || path === `${module}.py` || path.endsWith(`/${module}.py`));

/** Whether any file that may install something has the name of it, in whatever way. */
function isNamed(distribution: string, module: string, submission: Submission): boolean {
  const name = new RegExp(`(?<![\\w])(?:${distribution.replace(/-/g, '[-_.]')}|${module})(?![\\w])`, 'i');
  return submission.paths.some((path) => {
    if (path.endsWith('.py') || !mayInstall.test(path)) return false;
    const text = submission.text(path) ?? '';
    return text.length > lengthLimit || name.test(text);
  });
}
