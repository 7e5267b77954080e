import { fileStart, firstOfEach, folderWhere, nameOf } from '../../../languages/gitignore/repository.ts';
import { defineCheck } from '../../../review/check.ts';

const folders = new Set([
  '__pycache__',
  '.ipynb_checkpoints',
  '.pytest_cache',
  '.mypy_cache',
  '.ruff_cache',
  '.tox',
  '.nox',
  'node_modules',
  'spark-warehouse',
  'metastore_db',
  'dbt_packages',
  '.terraform',
]);
const isArtifactFolder = (name: string): boolean => folders.has(name) || /.\.(?:egg-info|dist-info)$/.test(name);

function artifactOf(path: string): string | undefined {
  if (/(?:^|\/)site-packages\//.test(path)) return undefined;
  const folder = folderWhere(path, isArtifactFolder);
  if (folder !== undefined) return folder;
  const name = nameOf(path);
  if (name === '.DS_Store' || name === '.coverage' || name === 'Thumbs.db' || name === 'derby.log') return path;
  return /\.py[co]$/.test(name) ? path : undefined;
}

export const check = defineCheck({
  title: 'Remove what tools generate from the repository',
  expects: 'No caches or build products are committed',
  reads: 'submission',
  kind: 'forbids',
  level: 'should',
  messages: {
    generated:
      '`{what}` is written by a tool and differs on each machine, so it turns every diff into noise. Run `git rm -r --cached` on it and add it to `.gitignore`.',
  },
  *run(submission) {
    for (const [what, { path }] of firstOfEach(submission.files.values(), (file) => artifactOf(file.path)))
      yield { message: 'generated', at: fileStart, path, values: { what } };
  },
});
