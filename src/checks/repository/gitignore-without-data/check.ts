import { fileStart } from '../../../languages/gitignore/repository.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

const folders = [
  'data',
  'datasets',
  'dataset',
  'output',
  'outputs',
  'out',
  'raw',
  'landing',
  'lake',
  'warehouse',
  'tmp',
];
const endings = ['csv', 'parquet', 'json', 'jsonl', 'db', 'sqlite', 'duckdb'];
const probes = ['', ...folders.flatMap((folder) => [`${folder}/`, `${folder}/raw/`, `${folder}/processed/`])].flatMap(
  (folder) => endings.map((ending) => `${folder}orders.${ending}`),
);

export const check = defineCheck({
  title: 'Ignore the data that the pipeline writes',
  expects: 'The `.gitignore` covers data files',
  reads: 'submission',
  kind: 'forbids',
  level: 'should',
  messages: {
    uncovered:
      'No pattern covers data, neither a folder such as `data/` nor an ending such as `*.parquet`. A run of the pipeline is then one `git add .` away from the history, where it stays. Name the place where yours is written.',
  },
  *run(submission) {
    const document = submission.document('gitignore', '.gitignore');
    if (document === undefined || document.rules.length === 0) yield notApplicable;
    else if (!probes.some((probe) => document.ignores(probe)))
      yield { message: 'uncovered', at: fileStart, path: document.path };
  },
});
