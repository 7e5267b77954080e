import { loadCurriculum } from '../../src/curriculum/load.ts';
import { loadChecks } from '../../src/curriculum/load-checks.ts';
import { createReviewPool } from '../../src/review/pool.ts';
import { median } from './served.ts';
import { thirtyFiles } from './thirty-files.ts';

// Time of a review of 30 files, 3,000 lines, by every criterion of every task, execution not counted. Each file differs
// from round to round, so that nothing is answered from memory.
const limit = 100;
const warm = 10;
const rounds = 40;

const { tasks } = await loadCurriculum(await loadChecks());
const criteria = new Map(
  [...tasks.values()]
    .flatMap((task) => task.criteria)
    .map(({ use, level, in: scope, params }) => [use, { use, level, in: scope, params }]),
);
const deliver = {
  python: ['src/**/*.py'],
  pytest: ['tests/**/*.py'],
  dag: ['dags/*.py'],
  dockerfile: ['docker/**/Dockerfile'],
  workflow: ['.github/workflows/*.yml'],
  sql: ['sql/*.sql'],
};
const pool = createReviewPool();
const times: number[] = [];
let lines = 0;
for (let round = 0; round < warm + rounds; round += 1) {
  const files = thirtyFiles(round).map(({ path, text }) => {
    const marked = `${text}${path.endsWith('.sql') ? '--' : '#'} round ${round}\n`;
    return { path, text: marked, size: marked.length, kind: 'text' as const };
  });
  lines = files.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0);
  const changed = files.map(({ path, text }) => {
    const all = [[1, text.split('\n').length]] as const;
    return { path, status: 'added' as const, commentable: all, added: all };
  });
  const began = performance.now();
  const { failures } = await pool.review({ deliver, criteria: [...criteria.values()] }, { files, changed });
  if (round >= warm) times.push(performance.now() - began);
  if (failures[0]) throw new Error(JSON.stringify(failures[0]));
}
await pool.close();
const middle = median(times);
console.log(
  `review of 30 files, ${lines} lines, ${criteria.size} criteria: median ${middle.toFixed(1)} ms, slowest ${Math.max(...times).toFixed(1)} ms of ${rounds} (limit ${limit} ms)`,
);
process.exitCode = middle < limit ? 0 : 1;
