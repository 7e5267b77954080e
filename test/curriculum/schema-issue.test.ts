import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/curriculum/front-matter.ts';
import { pathSchema, taskSchema } from '../../src/curriculum/schema.ts';
import { documentKinds } from '../../src/languages/languages.ts';

const good = 'title: A task\nminutes: 30\ndeliver: { sql: a.sql }\ncriteria: [{ use: sql/cte }]\n';
const problems = (text: string, schema: typeof taskSchema | typeof pathSchema = taskSchema) => {
  const parsed = parseYaml('task.md', text, schema);
  return parsed.ok ? [] : parsed.problems.map(({ line, message }) => `${line}: ${message}`);
};
const kinds = documentKinds
  .toSorted()
  .map((kind) => `\`${kind}\``)
  .join(', ');

describe('what a schema refuses', () => {
  it.each([
    [good, []],
    [good.replace('30', "'30'"), ['2: `minutes`: write a number here, not a text']],
    [good.replace('30', '3.5'), ['2: `minutes`: write a whole number here, not a number']],
    [good.replace('30', '3'), ['2: `minutes`: write at least 5']],
    [good.replace('30', '3000'), ['2: `minutes`: write at most 600']],
    [good.replace('A task', 'A'), ['1: `title`: write at least 3 characters']],
    [good.replace('sql: a', 'sqll: a'), ['3: `deliver.sqll`: there is no such key; did you mean `sql`?']],
    [good.replace('sql: a', 'terraform: a'), [`3: \`deliver.terraform\`: there is no such key; there are ${kinds}`]],
    [good.replace('a.sql', '3'), ['3: `deliver.sql`: write a text or a list here']],
    [good.replace('[{ use: sql/cte }]', '[]'), ['4: `criteria`: write at least 1 item']],
    [
      good.replace('cte }', 'cte, level: most }'),
      ['4: `criteria.0.level`: write `must` or `should` or `note` or `praise` here'],
    ],
    [good.replace('cte }', 'cte, lvel: must }'), ['4: `criteria.0.lvel`: there is no such key; did you mean `level`?']],
    [
      `${good}run: [{ python: { fil: a.py } }]\n`,
      expect.arrayContaining(['5: `run.0.python.fil`: there is no such key; did you mean `file`?']),
    ],
    [`${good}optional: sure\n`, ['5: `optional`: write `true` or `false` here, not a text']],
  ])('is told with what to write instead: %j', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('is told with the key that was meant', () => {
    expect(problems('extend: default\n', pathSchema)).toContain(
      '1: `extend`: there is no such key; did you mean `extends`?',
    );
  });
});
