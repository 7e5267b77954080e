import { describe, expect, test } from 'vitest';
import type { QueryOutcome } from '../../src/execution/postgres.ts';
import { span } from '../../src/review/range.ts';
import { saying } from '../../src/review/run-saying.ts';

// What a learner is told of a run, word by word.

type Failure = Exclude<QueryOutcome, { kind: 'equal' } | { kind: 'broken' }>;
type Kind = Parameters<typeof saying>[1];

const at = span(1, 1, 2);
const table = { columns: [{ name: 'id' }, { name: 'total', of: 'expected' as const }], rows: [{ cells: ['1', null] }] };

const told = (outcome: Failure, kind: Kind = 'query'): string => {
  const { title, text } = saying(outcome, kind);
  return `${title}. ${text}`;
};
const refused = (reason: Extract<Failure, { kind: 'refused' }>['reason'], what = '', kind: Kind = 'query') =>
  told({ kind: 'refused', reason, what, at }, kind);

describe('of a query that was not run', () => {
  test.each([
    [refused('empty'), 'Hand in one query. There is no statement in this file, only comments or nothing at all.'],
    [
      refused('several', 'DROP TABLE'),
      'Hand in one query. A second statement begins here with `DROP TABLE`. This file is run as one query: keep the one that answers the task.',
    ],
    [
      refused('statement', 'DROP SCHEMA'),
      'Hand in a query that only reads. This is `DROP SCHEMA`, which was not run. Begin with `SELECT` or `WITH`.',
    ],
    [
      refused('writes', 'DELETE'),
      'Hand in a query that only reads. `DELETE` changes or locks what is stored, so it was not run. `SELECT` is all that is needed.',
    ],
    [
      refused('volatile', 'random'),
      'Return the same for the same data. `random` gives another value each time it is called, so nobody can rely on the result, and it was not run.',
    ],
    [
      refused('unsafe', 'pg_sleep'),
      'Hand in a query that only reads. `pg_sleep` does more than compute from what is stored, so it was not run. Leave it out.',
    ],
    [refused('parameter', '$1'), 'Write the value out. `$1` is a parameter, and nobody fills it in.'],
    [
      refused('meta-command', '\\copy'),
      'Leave out what only psql knows. `\\copy` is a command of the program `psql`, not SQL: the database never gets to see it.',
    ],
    [refused('nested'), 'Nest less deeply. This is nested so deeply that Postgres itself gives up reading it.'],
    [
      told({ kind: 'too-big', reason: 'text', limit: 100_000, at }),
      'Hand in a shorter file. It has more than 100,000 characters and was not run.',
    ],
  ])('%#', (said, expected) => {
    expect(said).toBe(expected);
  });
});

describe('of statements that were not run', () => {
  test.each([
    [
      refused('empty', '', 'migration'),
      'Hand in the statements. There is no statement in this file, only comments or nothing at all.',
    ],
    [
      refused('statement', 'SET ROLE', 'migration'),
      'Keep to what the task needs. This is `SET ROLE`, which was not run. This file may hold statements that make or drop indexes and statistics.',
    ],
    [
      refused('statement', 'DO', 'twice'),
      'Keep to what the task needs. This is `DO`, which was not run. This file may hold statements that read and change rows, and tables of its own.',
    ],
    [
      refused('statement', 'CREATE FUNCTION', 'statements'),
      'Keep to what the task needs. This is `CREATE FUNCTION`, which was not run. This file may hold statements that make tables, constraints, roles and grants.',
    ],
    [
      refused('statement', '', 'statements'),
      'Keep to what the task needs. This is a statement that was not run. This file may hold statements that make tables, constraints, roles and grants.',
    ],
    [
      refused('unsafe', 'pg_read_file', 'twice'),
      'Keep to what the task needs. `pg_read_file` does more than compute from what is stored, so nothing was run. Leave it out.',
    ],
    [
      refused('meta-command', '\\i', 'migration'),
      'Leave out what only psql knows. `\\i` is a command of the program `psql`, not SQL: the database never gets to see it.',
    ],
  ])('%#', (said, expected) => {
    expect(said).toBe(expected);
  });
});

describe('of what was stopped', () => {
  const look = 'Look for a join without a condition, or a recursion without an end.';
  test.each([
    [
      told({ kind: 'timed-out', seconds: 10, at }),
      `Make the query end. It was stopped after 10 s; the reference needs a fraction of a second on the same data. ${look}`,
    ],
    [
      told({ kind: 'timed-out', seconds: 10, at }, 'twice'),
      `Make the statements end. It was stopped after 10 s; the reference needs a fraction of a second on the same data. ${look}`,
    ],
    [
      told({ kind: 'too-big', reason: 'rows', limit: 10_000, at }),
      `Return fewer rows. It returns more than 10,000 rows. ${look}`,
    ],
    [
      told({ kind: 'too-big', reason: 'bytes', limit: 5_000_000, at }),
      `Return less. It returns more than 5 MB. ${look}`,
    ],
    [
      told({ kind: 'too-big', reason: 'memory', limit: 700, at }),
      `Make the query need less memory. It was stopped when it had taken all the memory that it may have (700 MB). ${look}`,
    ],
    [
      told({ kind: 'failed', message: 'division by zero', at }),
      'Make the query run. Postgres stopped here: `division by zero`.',
    ],
    [
      told({ kind: 'failed', message: 'no such column', hint: 'Perhaps you meant "id".', at }, 'migration'),
      'Make the statements run. Postgres stopped here: `no such column`. Its hint: `Perhaps you meant "id".`',
    ],
    [
      told({ kind: 'failed', message: 'syntax error', dialect: { name: 'MySQL', instead: '`coalesce`' }, at }),
      'Write it for Postgres. Postgres stopped here: `syntax error`. That looks like MySQL; Postgres has `coalesce`.',
    ],
    [
      told({ kind: 'failed', message: 'duplicate key', run: 'second', at }, 'twice'),
      'Let the load run a second time. The first run went well; the second one stopped here: `duplicate key`. A scheduler repeats a run whenever it failed halfway, so the load has to find its own rows there.',
    ],
  ])('%#', (said, expected) => {
    expect(said).toBe(expected);
  });
});

describe('of another result', () => {
  const different = (reason: 'names' | 'types' | 'order' | 'rows', differing = 2, run?: 'first' | 'second') =>
    told({ kind: 'different', reason, differing, total: 214, table, at, seed: 4711, ...(run && { run }) });
  test.each([
    [
      different('names'),
      'Name the columns as the task asks, in its order. Whoever reads this result by name or by position would get something else.',
    ],
    [
      different('types'),
      'Return the types that the task asks for. The names are right, but a column is of another type, so whoever computes with it breaks.',
    ],
    [
      different('order'),
      'Order the rows as the task asks, down to the last tie. The rows are right, but not their order. What an `ORDER BY` leaves open, the database decides anew each time. 2 of 214 rows differ (data seed 4711).',
    ],
    [
      different('rows', 1),
      'Look again at which rows and values come out. On data made anew for this review, the result is not the right one. 1 of 214 rows differs (data seed 4711).',
    ],
    [
      different('rows', 2, 'first'),
      'Look again at what the load leaves in the table. Each day was loaded once, on data made anew for this review, and the table does not hold what it should. 2 of 214 rows differ (data seed 4711).',
    ],
    [
      different('names', 2, 'second'),
      'Let the second run leave the same rows as the first. Each day was loaded once, which was right, and then again, which was not. A run that is repeated must replace what it wrote before. Its columns are not those that were given.',
    ],
  ])('%#', (said, expected) => {
    expect(said).toBe(expected);
  });

  test('with its first differences as a table, in which what the learner wrote is no markup', () => {
    const said = saying(
      {
        kind: 'different',
        reason: 'rows',
        differing: 1,
        total: 3,
        seed: 1,
        at,
        table: {
          columns: [{ name: 'id' }, { name: '@all | x', of: 'expected' }, { name: '@all | x', of: 'yours' }],
          rows: [{ cells: ['7', null, '<b>|`1</b>'] }],
        },
      },
      'query',
    );
    expect(said.table).toBe(
      [
        '| `id` | expected `@all \\| x` | your `@all \\| x` |',
        '| --- | --- | --- |',
        "| `7` | NULL | `<b>\\|'1</b>` |",
      ].join('\n'),
    );
  });
});

test('a column that one side does not have is none, which is no value', () => {
  const said = saying(
    {
      kind: 'different',
      reason: 'names',
      differing: 1,
      total: 2,
      seed: 1,
      at,
      table: {
        columns: [{ name: 'column' }, { name: '', of: 'expected' }, { name: '', of: 'yours' }],
        rows: [{ cells: ['2', 'total', null] }],
      },
    },
    'query',
  );
  expect(said.table?.split('\n').at(-1)).toBe('| `2` | `total` | none |');
});

describe('of plans, tries and ways back', () => {
  const probe = (reason: Extract<Failure, { kind: 'probe' }>['reason'], message?: string, role?: string) =>
    told(
      {
        kind: 'probe',
        reason,
        rule: 'an id belongs to one order',
        statement: 'INSERT INTO orders VALUES (1);',
        at,
        ...(role !== undefined && { role }),
        ...(message !== undefined && { message }),
      },
      'statements',
    );
  const plan = (reason: Extract<Failure, { kind: 'plan' }>['reason'], what: string) =>
    told({ kind: 'plan', reason, what, at }, 'migration');
  const back = (reason: Extract<Failure, { kind: 'irreversible' }>['reason'], what: string) =>
    told({ kind: 'irreversible', reason, what, at }, 'statements');
  test.each([
    [
      plan('no-index', 'Seq Scan on orders'),
      'Create an index for the slow query. After the migration there is no new index, and the plan still begins with `Seq Scan on orders`. Look which column the slow query searches by.',
    ],
    [
      plan('unchanged', 'Seq Scan on orders'),
      'Make an index that the slow query can use. Before the migration the slow query read the table with `Seq Scan on orders`, and after it still does. Compare the columns and expressions of the index with what stands in its `WHERE`.',
    ],
    [
      plan('unused', 'by_day'),
      'Leave out the index that no query uses. No plan of the given queries has `by_day` in it. Each write pays for every index, so one that nobody reads only costs.',
    ],
    [
      probe('allowed'),
      'Let the database refuse this. An id belongs to one order: `INSERT INTO orders VALUES (1)` was tried, and it went through.',
    ],
    [
      probe('refused', 'permission denied', 'shop_loader'),
      'Let the database allow this. An id belongs to one order: `INSERT INTO orders VALUES (1)` as `shop_loader` was tried, and it was refused: `permission denied`.',
    ],
    [
      probe('otherwise', 'relation "orders" does not exist'),
      'Let the database refuse this for the right reason. An id belongs to one order: `INSERT INTO orders VALUES (1)` was tried, and stopped for another reason: `relation "orders" does not exist`.',
    ],
    [
      probe('no-role', undefined, 'shop_loader'),
      'Create the role that the task names. An id belongs to one order: there is no role `shop_loader` as which to try it.',
    ],
    [
      back('failed', 'role "a" does not exist'),
      'Make the way back run. It stopped here: `role "a" does not exist`. On the night when it is needed, nobody has the time to mend it.',
    ],
    [
      back('left', 'role shop_loader'),
      'Let the way back undo all of it. After going there and back, the database is not what it was: `role shop_loader` is there and was not, or was and is not.',
    ],
    [
      back('again', 'role "a" already exists'),
      'Let the migration run again after the way back. The second time it stopped here: `role "a" already exists`. Something of the first time is still there.',
    ],
  ])('%#', (said, expected) => {
    expect(said).toBe(expected);
  });
});
