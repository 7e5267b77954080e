import { describe, expect, test } from 'vitest';
import { relativePath } from '../../../src/languages/crontab/command.ts';
import { crontab } from '../../../src/languages/crontab/language.ts';
import { fields, isValidField } from '../../../src/languages/crontab/schedule.ts';
import { processorTime } from '../../../src/languages/processor-time.ts';

describe('a crontab is recognised', () => {
  test.each([
    ['crontab', ''],
    ['my_crontab.txt', ''],
    ['etc/cron.d/orders', ''],
    ['jobs.cron', ''],
    ['0042.crontab', ''],
    ['cronjobs.txt', ''],
    ['jobs.txt', '# nightly\nPATH=/usr/bin\n0 2 * * * /srv/load.sh\n@daily /srv/x.sh\n'],
  ])('%s', (path, text) => expect(crontab.recognise(path, text)).toBe(true));

  test.each([
    ['cronjob.yaml', ''],
    ['crontab.py', ''],
    ['README.md', '0 2 * * * /srv/load.sh\n'],
    ['matrix.txt', '1 2 3 4 5 6\n1 2 3 4 5 6\n'],
    ['list.txt', '* one two three four five\n* and\n'],
    ['requirements.txt', 'pandas==2.2\n'],
  ])('but not %s', (path, text) => expect(crontab.recognise(path, text)).toBe(false));
});

describe('a time field', () => {
  const valid = (index: number, text: string): boolean => {
    const field = fields[index];
    return field !== undefined && isValidField(text, field);
  };
  test.each([
    [0, '*/5'],
    [0, '0,15,30-45/5'],
    [0, '0~59'],
    [3, 'jan-MAR'],
    [4, '7'],
    [4, 'mon-fri'],
  ])('%i takes %s', (index, text) => expect(valid(index, text)).toBe(true));
  test.each([
    [0, '60'],
    [1, '24'],
    [2, '0'],
    [2, 'L'],
    [3, '13'],
    [4, '8'],
    [4, '?'],
    [0, '5-1'],
    [0, '*/0'],
    [0, ''],
    [0, '1,,2'],
  ])('%i does not take %j', (index, text) => expect(valid(index, text)).toBe(false));
});

test('an entry has its times, its user and its command where they stand', () => {
  const text = 'MAILTO=""\n0 2 * * *\troot  /srv/load.sh >> x\n';
  const [entry] = crontab.parse('etc/cron.d/x', text).entries;
  expect(entry).toMatchObject({ times: ['0', '2', '*', '*', '*'], user: 'root', fault: undefined, line: 2 });
  expect(text.slice(entry?.commandFrom)).toBe('/srv/load.sh >> x\n');
});

test.each([
  ['python3 -u load.py', 'load.py'],
  ['cd /srv && python3 load.py', undefined],
  ['/usr/bin/flock -n /tmp/x python3 etl/load.py', 'etl/load.py'],
  ['python3 -m orders.load', undefined],
  ['spark-submit s3://jobs/load.py', undefined],
  ['$HOME/bin/load.sh', undefined],
  ['docker exec web python manage.py', undefined],
])('the relative path of %j is %j', (command, path) => expect(relativePath(command)?.path).toBe(path));

test('long lines are read in linear time', () => {
  const started = processorTime();
  for (const part of ['* ', 'a=', 'flock ', '1,', '@', '\n', 'x', '% ', 'nice '])
    crontab.parse('crontab', `0 2 * * * ${part.repeat(100_000)}`).entries.map(({ command }) => relativePath(command));
  expect(processorTime() - started).toBeLessThan(5_000);
});
