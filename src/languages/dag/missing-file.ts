import type { Submission } from '../../review/submission.ts';
import type { Import } from '../python/imports.ts';
import type { Node } from '../python/tree.ts';
import type { StringValue } from '../python/value.ts';
import { commandsOf } from './commands.ts';
import type { DagDocument } from './document.ts';
import { isOptionalImport } from './optional-import.ts';

export type MissingFile = {
  readonly node: Node;
  readonly path: string;
  readonly kind: 'template' | 'script' | 'module';
};

/** Files that a DAG names and the repository certainly does not hold, in the order of the text. */
export function missingFiles(document: DagDocument, submission: Submission): readonly MissingFile[] {
  if (submission.files.size < 2) return [];
  return [
    ...missingTemplates(document, submission),
    ...missingScripts(document, submission),
    ...missingModules(document, submission),
  ].toSorted((a, b) => a.node.from - b.node.from);
}

/** `sql="load.sql"`: Airflow looks for it beside the DAG and in `template_searchpath`. */
function missingTemplates({ python, tasks }: DagDocument, submission: Submission): readonly MissingFile[] {
  return tasks.flatMap(({ call }) => {
    const given = call.argument('sql');
    const value = given && python.value(given);
    if (value?.kind !== 'string' || value.interpolated || !/^[\w./-]+\.(?:sql|hql)$/.test(value.text)) return [];
    return holds(value.text, submission) ? [] : { node: value.node, path: value.text, kind: 'template' as const };
  });
}

/** An interpreter with plain options before a path, or the path alone when it is absolute. */
const script =
  /^\s*(?:(?:(?:\/usr)?\/bin\/)?(?:bash|sh|python3?|source|\.)\s+(?:-[a-z]+\s+)*(?=[\w/])|(?=\/))((?:\/[\w.-]+)+?\/)?((dags|include|plugins|scripts)\/[\w./-]+\.(?:py|sh|sql))(?:\s|$)/;

/** `bash_command="python /opt/airflow/dags/load.py"`: a path below `dags`, `include`, `plugins` or `scripts`. */
function missingScripts(document: DagDocument, submission: Submission): readonly MissingFile[] {
  return commandsOf(document).flatMap(({ command }) => {
    const [, , path, folder] = script.exec(command.text) ?? [];
    if (path === undefined) return missingTemplate(command, submission);
    if (holds(path, submission) || holds(path.replace(/^\w+\//, ''), submission)) return [];
    // Scripts may come with the image; where the repository keeps such a folder, it is that one.
    const isOurs = folder !== 'scripts' || submission.paths.some((each) => /(?:^|\/)scripts\//.test(each));
    return isOurs ? { node: command.node, path, kind: 'script' as const } : [];
  });
}

/** `bash_command="scripts/load.sh"`: what ends so is a template that is looked for beside the DAG. */
function missingTemplate({ text, interpolated, node }: StringValue, submission: Submission): readonly MissingFile[] {
  const isTemplate = !interpolated && /^\w[\w./-]*\.(?:sh|bash)$/.test(text);
  return isTemplate && !holds(text, submission) ? [{ node, path: text, kind: 'template' }] : [];
}

/** `from include.load import run` where the repository has the folder `include` with Python in it, and no `load` there. */
function missingModules({ python, path }: DagDocument, submission: Submission): readonly MissingFile[] {
  const seen = new Set<Node>();
  return python.imports.flatMap((entry) => {
    if (seen.has(entry.statement) || isOptionalImport(entry.statement)) return [];
    seen.add(entry.statement);
    const module = absolute(entry, path);
    if (module === undefined) return [];
    const [first = '', ...rest] = module.split('/');
    const roots = rest.length === 0 ? [] : rootsOf(first, submission);
    if (roots.length === 0 || roots.some((root) => isModule(`${root}${module}`, submission))) return [];
    return { node: entry.statement, path: `${module}.py`, kind: 'module' as const };
  });
}

const absolute = ({ module }: Import, path: string): string | undefined => {
  if (module.startsWith('..')) return undefined;
  if (!module.startsWith('.')) return module.replaceAll('.', '/');
  const folder = path.split('/').slice(0, -1).at(-1);
  return folder === undefined || module === '.' ? undefined : `${folder}/${module.slice(1).replaceAll('.', '/')}`;
};

/** The places from which a package of the repository, one with `__init__.py`, can be imported. */
function rootsOf(name: string, { paths }: Submission): readonly string[] {
  if (name === 'airflow') return [];
  const marker = `${name}/__init__.py`;
  return paths
    .filter((each) => each === marker || each.endsWith(`/${marker}`))
    .map((each) => each.slice(0, -marker.length));
}

const isModule = (path: string, { paths }: Submission): boolean =>
  paths.some((each) => each === `${path}.py` || each.startsWith(`${path}/`));

/** Whether a file of the repository ends with this path. */
function holds(path: string, { paths }: Submission): boolean {
  const wanted = path
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/');
  return paths.some((each) => each === wanted || each.endsWith(`/${wanted}`));
}
