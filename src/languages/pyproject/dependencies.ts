import type { Range } from '../../review/range.ts';
import { isTable, type PyprojectDocument } from './language.ts';

/** A package that the project needs when it runs. */
export type Dependency = { readonly name: string; readonly bounded: boolean; readonly at: Range };

/** Where the metadata of the project stands; `elsewhere`: in `setup.py` or `setup.cfg`, which only another file can tell. */
export type Metadata = 'project' | 'poetry' | 'elsewhere' | 'none';

export function metadataOf(pyproject: PyprojectDocument): Metadata {
  if (pyproject.has('project')) return 'project';
  if (pyproject.has('tool', 'poetry')) return 'poetry';
  return pyproject.has('build-system') || pyproject.has('tool', 'flit') ? 'elsewhere' : 'none';
}

/** A field of the metadata: `['project', 'license']`, or Poetry's own table. */
export function metadataPath(pyproject: PyprojectDocument, key: string): readonly string[] | undefined {
  return [
    ['project', key],
    ['tool', 'poetry', key],
  ].find((path) => pyproject.has(...path));
}

/** Whether a field is filled in by the build: it is not in this file. */
export const isDynamic = (pyproject: PyprojectDocument, key: string): boolean => {
  const dynamic = pyproject.get('project', 'dynamic');
  return Array.isArray(dynamic) && dynamic.includes(key);
};

/** The runtime dependencies; undefined where the file does not hold them. */
export function dependenciesOf(pyproject: PyprojectDocument): readonly Dependency[] | undefined {
  const listed = pyproject.get('project', 'dependencies');
  if (Array.isArray(listed))
    return listed.flatMap((item, index) => {
      if (typeof item !== 'string') return [];
      const at = pyproject.itemAt(index, 'project', 'dependencies');
      const [, name = '', rest = ''] = /^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?(.*)$/s.exec(item) ?? [];
      return [{ name: normal(name), bounded: /^[^;]*(?:[<>=!~]|@)/.test(rest), at }];
    });
  if (!pyproject.has('tool', 'poetry', 'dependencies')) return isDynamic(pyproject, 'dependencies') ? undefined : [];
  return Object.entries(pyproject.table('tool', 'poetry', 'dependencies'))
    .filter(([name]) => name !== 'python')
    .map(([name, value]) => ({
      name: normal(name),
      bounded: isBounded(value),
      at: pyproject.at('tool', 'poetry', 'dependencies', name),
    }));
}

const normal = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');

/** Poetry: `"^2"`, `{ version = "^2" }`, a list of those; a git, path or url source is a place of its own. */
function isBounded(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '' && value.trim() !== '*';
  if (Array.isArray(value)) return value.every((item) => isTable(item) && isBounded(item));
  if (!isTable(value)) return false;
  return value.version === undefined
    ? ['git', 'path', 'url', 'file'].some((key) => key in value)
    : isBounded(value.version);
}
