import type { Submission } from '../../review/submission.ts';
import type { PyprojectDocument } from './language.ts';

/** What an entry point such as `orders.cli:main` lacks, the file where it should be, and the name of the function. */
type Dangling = { readonly lacks: 'form' | 'module' | 'function'; readonly file: string; readonly name: string };

/** Undefined where the entry point holds, or where the repository cannot tell. */
export function danglingOf(target: string, { path }: PyprojectDocument, submission: Submission): Dangling | undefined {
  const match = /^\s*([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\s*(?::\s*([A-Za-z_]\w*)(?:\.\w+)*)?\s*(?:\[[^\]]*\])?\s*$/.exec(
    target,
  );
  const [, module = '', name = ''] = match ?? [];
  if (name === '') return { lacks: 'form', file: '', name };
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const base = module.replaceAll('.', '/');
  const root = module.split('.')[0] ?? '';
  const home = [`${folder}src/`, folder].find((at) => submission.paths.some((one) => one.startsWith(`${at}${root}/`)));
  if (home === undefined) return undefined;
  const file = [`${home}${base}.py`, `${home}${base}/__init__.py`].find((one) => submission.files.has(one));
  if (file === undefined) return { lacks: 'module', file: `${home}${base}.py`, name };
  return lacksName(file, name, submission) ? { lacks: 'function', file, name } : undefined;
}

/** Certain only where the name stands nowhere in the module and nothing is imported unseen. */
function lacksName(file: string, name: string, submission: Submission): boolean {
  const document = submission.document('python', file);
  if (!document || document.problem || document.all('wildcard_import').length > 0) return false;
  if (document.functions.some((one) => one.name === '__getattr__' && one.owner === undefined)) return false;
  return !document.all('identifier').some((node) => document.textOf(node) === name);
}
