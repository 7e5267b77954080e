import { describe, expect, it } from 'vitest';
import { locate, touching } from '../../src/review/locate.ts';
import { submissionOf } from './submitted.ts';

const dockerfile = 'FROM python:3.12\nCMD ["python"]\n';

describe('where the documents of a task are', () => {
  it('is told by its globs', () => {
    const submission = submissionOf({ 'a/Dockerfile': dockerfile, 'b/Dockerfile': dockerfile });
    expect(locate('dockerfile', { dockerfile: ['a/**'] }, submission)).toMatchObject({
      paths: ['a/Dockerfile'],
      elsewhere: false,
    });
  });

  it('is where the change is, when the globs find more', () => {
    const submission = submissionOf({ 'a/Dockerfile': dockerfile, 'b/Dockerfile': dockerfile }, ['a/Dockerfile']);
    expect(locate('dockerfile', { dockerfile: ['**/Dockerfile'] }, submission).paths).toEqual(['b/Dockerfile']);
  });

  it('is anywhere, when there is only one', () => {
    const submission = submissionOf({ 'docker/Dockerfile.prod': dockerfile });
    expect(locate('dockerfile', { dockerfile: ['Dockerfile'] }, submission)).toMatchObject({
      paths: ['docker/Dockerfile.prod'],
      elsewhere: true,
    });
  });

  it('is nowhere, when it could be either of two', () => {
    const submission = submissionOf({ 'x/Dockerfile': dockerfile, 'y/Dockerfile': dockerfile });
    expect(locate('dockerfile', { dockerfile: ['Dockerfile'] }, submission).paths).toEqual([]);
  });
});

describe('a near miss', () => {
  const missed = (glob: string, path: string) =>
    locate('crontab', { crontab: [glob] }, submissionOf({ [path]: 'x' })).nearMiss;

  it.each([
    ['dags/*.py', 'DAGS/orders.py'],
    ['dags/*.py', 'dags/orders.PY'],
    ['Dockerfile', 'Dockerfile.txt'],
    ['Dockerfile', 'dockerfile'],
    ['Dockerfile', 'docker/Dockerfile'],
    ['tests/**/test_*.py', 'tests.py'],
    ['.github/workflows/*.yml', '.github/workflows/ci.yaml'],
    ['.github/workflows/*.yaml', '.github/workflows/ci.yml'],
  ])('of %s is %s', (glob, path) => {
    expect(missed(glob, path)).toBe(path);
  });

  it.each([
    ['Dockerfile', 'README.md'],
    ['dags/*.py', 'orders.sql'],
  ])('of %s is not %s', (glob, path) => {
    expect(missed(glob, path)).toBeUndefined();
  });

  it('is a file of the change', () => {
    expect(
      locate('crontab', { crontab: ['Dockerfile'] }, submissionOf({ 'Dockerfile.txt': 'x' }, ['Dockerfile.txt']))
        .nearMiss,
    ).toBeUndefined();
  });
});

describe('the tasks that a change seems to answer', () => {
  const tasks: Parameters<typeof touching>[0] = [
    { id: 'image', deliver: { dockerfile: ['Dockerfile'], dockerignore: ['.dockerignore'] } },
    { id: 'ignore', deliver: { dockerignore: ['.dockerignore'] } },
    { id: 'other-image', deliver: { dockerfile: ['other/Dockerfile'] } },
  ];
  const touched = (...given: Parameters<typeof submissionOf>) => touching(tasks, submissionOf(...given));

  it('are those of which it touches the most, in its place', () => {
    expect(touched({ Dockerfile: dockerfile, '.dockerignore': '.git\n' })).toEqual(['image']);
    expect(touched({ Dockerfile: dockerfile })).toEqual(['image']);
    expect(touched({ '.dockerignore': '.git\n' })).toEqual(['image', 'ignore']);
    expect(touched({ Dockerfile: dockerfile, '.dockerignore': '.git\n' }, ['Dockerfile'])).toEqual(['image', 'ignore']);
  });

  it('are those of which it touches one elsewhere, when none is in its place', () => {
    expect(touched({ 'docker/Dockerfile': dockerfile })).toEqual(['image', 'other-image']);
    expect(touched({ 'README.md': 'hi\n' })).toEqual([]);
  });
});

describe('the documents of a kind of which a task names no place', () => {
  it('are those that it names and that are of that kind, too, wherever they were found', () => {
    const dag = 'from airflow.sdk import DAG\nwith DAG("a"):\n    pass\n';
    const deliver = { dag: ['dags/a.py'] };
    expect(locate('python', deliver, submissionOf({ 'dags/a.py': dag, 'src/b.py': 'x = 1\n' }))).toMatchObject({
      paths: ['dags/a.py'],
      elsewhere: false,
    });
    expect(locate('python', deliver, submissionOf({ 'DAGS/a.py': dag, 'src/b.py': 'x = 1\n' }))).toMatchObject({
      paths: ['DAGS/a.py'],
      elsewhere: true,
    });
    expect(locate('python', deliver, submissionOf({ 'dags/A.PY': 'x = 1\n' }))).toMatchObject({
      paths: [],
      nearMiss: 'dags/A.PY',
    });
  });
});
