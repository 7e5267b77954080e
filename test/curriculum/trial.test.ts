import { afterAll, describe, expect, it } from 'vitest';
import { tryTasks } from '../../src/cli/trial/trial.ts';
import { filesOf } from '../../src/curriculum/files.ts';
import { loadChecks } from '../../src/curriculum/load-checks.ts';
import { readCurriculum } from '../../src/curriculum/read.ts';
import { createRunners } from '../../src/execution/runners.ts';

const checks = await loadChecks();
const runners = createRunners(undefined, false);
afterAll(() => runners.close());

const front = [
  '---',
  'title: Rank the orders',
  'minutes: 30',
  'deliver: { sql: sql/rank.sql }',
  'criteria:',
  '  - use: sql/window-function',
  '    level: must',
  'run:',
  '  - postgres:',
  '      schema: review/schema.sql',
  '      seed: review/seed.sql',
  '      query: sql/rank.sql',
  '      expect: review/expect.sql',
  '---',
];
const body =
  '## Goal\n\nG.\n\n## Why it matters\n\nW.\n\n## Do\n\nD.\n\n## Done when\n\nD.\n\n## Hints\n\n1. One.\n2. Two.\n3. Three.\n\n## Read\n\nR.\n';
const rank = 'SELECT id, rank() OVER (ORDER BY id) AS place\nFROM orders\nORDER BY id;\n';
const good = {
  'path.yml': 'stages: [one]\n',
  'one/stage.md': '---\ntitle: Stage one\n---\n',
  'one/rank/task.md': `${front.join('\n')}\n${body}`,
  'one/rank/review/schema.sql': '-- What is there.\nCREATE TABLE orders (id int);\n',
  'one/rank/review/seed.sql': 'INSERT INTO orders\nSELECT :seed FROM generate_series(1, 3);\n',
  'one/rank/review/expect.sql': rank,
  'one/rank/reference/sql/rank.sql': rank,
};

async function tried(changes: Readonly<Record<string, string | undefined>>) {
  const files = filesOf(
    Object.entries({ ...good, ...changes }).flatMap(([path, text]) => (text === undefined ? [] : [{ path, text }])),
  );
  const { problems, notTried } = await tryTasks(readCurriculum(files, checks), files, checks, runners);
  return { problems: problems.map(({ file, line, message }) => `${file}:${line}: ${message}`), notTried };
}

const task = (from: string, to: string) => ({ 'one/rank/task.md': good['one/rank/task.md'].replace(from, to) });

describe('a task whose reference is tried', () => {
  it('has nothing to mend when it can be done', async () => {
    expect(await tried({})).toEqual({ problems: [], notTried: [] });
  });

  it.each<[string, Readonly<Record<string, string | undefined>>, readonly string[]]>([
    [
      "a learner's file with a typo",
      task('query: sql/rank.sql', 'query: sql/rnak.sql'),
      ['one/rank/task.md:12: `query` names `sql/rnak.sql`, which reference/ has not; did you mean `sql/rank.sql`?'],
    ],
    [
      'the same without a reference',
      { ...task('query: sql/rank.sql', 'query: sql/rnak.sql'), 'one/rank/reference/sql/rank.sql': undefined },
      ['one/rank/task.md:12: `query` names `sql/rnak.sql`, which is in no place that `deliver` names'],
    ],
    [
      'a schema that is no SQL',
      { 'one/rank/review/schema.sql': '-- What is there.\nCREATE TABEL orders (id int);\n' },
      ['one/rank/review/schema.sql:2: Postgres cannot read this: syntax error at or near "TABEL"'],
    ],
    [
      'a schema that Postgres refuses',
      { 'one/rank/review/schema.sql': '-- What is there.\nCREATE TABLE orders (id integr);\n' },
      ['one/rank/review/schema.sql:2: Postgres stopped in this file: type "integr" does not exist'],
    ],
    [
      'data that do not fit',
      { 'one/rank/review/seed.sql': "INSERT INTO orders VALUES (:seed, 'x');\n" },
      ['one/rank/review/seed.sql:1: Postgres stopped in this file: INSERT has more expressions than target columns'],
    ],
    [
      'right rows from a table that is not there',
      { 'one/rank/review/expect.sql': 'SELECT id\nFROM customers;\n' },
      ['one/rank/review/expect.sql:2: Postgres stopped in this file: relation "customers" does not exist'],
    ],
    [
      'right rows that are no SQL',
      { 'one/rank/review/expect.sql': 'SELECT id\nFORM orders;\n' },
      ['one/rank/review/expect.sql:2: Postgres cannot read this: syntax error at or near "orders"'],
    ],
    [
      'a reference without what a criterion asks for',
      {
        'one/rank/review/expect.sql': 'SELECT id FROM orders\n',
        'one/rank/reference/sql/rank.sql': 'SELECT id FROM orders;\n',
      },
      [
        expect.stringMatching(
          /^one\/rank\/reference\/sql\/rank\.sql:1: the reference does not meet `sql\/window-function` \(missing\): /,
        ),
      ],
    ],
    [
      'a reference with other rows',
      { 'one/rank/review/expect.sql': rank.replace('id, rank', 'id + 1 AS id, rank') },
      [
        expect.stringMatching(
          /^one\/rank\/reference\/sql\/rank\.sql:1: the reference does not meet `run\/postgres:sql\/rank\.sql` \(rows\): /,
        ),
      ],
    ],
  ])('is told of %s', async (_, changes, problems) => {
    expect((await tried(changes)).problems).toEqual(problems);
  });

  it('is named where nothing shows that it can be done', async () => {
    expect((await tried({ 'one/rank/reference/sql/rank.sql': undefined })).notTried).toEqual([
      'one/rank has no reference/, so nothing shows that it can be done',
    ]);
  });
});
