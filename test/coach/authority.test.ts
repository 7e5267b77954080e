import { describe, expect, it, test } from 'vitest';
import { type Authority, mayUse, memberOf, nobody, type Role, rolesOf } from '../../src/coach/authority.ts';
import { rules, type Verb, verbs } from '../../src/coach/commands.ts';

const cohort: Authority = { mentors: ['grace'], roster: { 'path-ada': 'ada' } };
const roles = (login: string, mayWrite: boolean, repository: string, authority = cohort) => [
  ...rolesOf(login, mayWrite, repository, authority),
];

describe('roles', () => {
  it('makes everyone who may write the learner of a personal repository', () => {
    expect(roles('ada', true, 'practice', { mentors: [], roster: {} })).toEqual(['learner']);
    expect(roles('eve', false, 'practice', { mentors: [], roster: {} })).toEqual([]);
  });

  it('makes only the member whom the roster names the learner in a cohort', () => {
    expect(roles('Ada', false, 'path-ada')).toEqual(['learner']);
    expect(roles('eve', true, 'path-ada')).toEqual([]);
  });

  it('finds a repository in the roster whatever its case', () => {
    expect(roles('ada', false, 'Path-Ada')).toEqual(['learner']);
  });

  it('knows mentors by name alone, whatever they may write', () => {
    expect(roles('Grace', false, 'path-ada')).toEqual(['mentor']);
  });

  it('never makes the owner of a repository a mentor', () => {
    expect(roles('ada', true, 'practice')).not.toContain('mentor');
    expect(mayUse('pass', rolesOf('ada', true, 'practice', nobody))).toBe(false);
  });

  it('is not misled by a repository that is called like a property of every object', () => {
    for (const name of ['constructor', 'toString', '__proto__']) expect(memberOf(name, cohort)).toBeUndefined();
  });
});

const all = ['anyone', 'learner', 'mentor'] as const;
const acting: Readonly<Record<(typeof all)[number], ReadonlySet<Role>>> = {
  anyone: new Set(),
  learner: new Set(['learner']),
  mentor: new Set(['mentor']),
};

// The table of who may use which command, and where.
const table: Readonly<Record<Verb, readonly [who: readonly string[], where: readonly string[]]>> = {
  help: [all, ['issue', 'task-issue', 'pull-request']],
  status: [all, ['issue', 'task-issue', 'pull-request']],
  start: [['learner'], ['issue', 'task-issue']],
  next: [['learner'], ['issue', 'task-issue', 'pull-request']],
  hint: [
    ['learner', 'mentor'],
    ['task-issue', 'pull-request'],
  ],
  review: [['learner', 'mentor'], ['pull-request']],
  explain: [all, ['issue', 'task-issue', 'pull-request']],
  why: [all, ['task-issue', 'pull-request']],
  choose: [['learner'], ['issue', 'task-issue']],
  dispute: [['learner'], ['pull-request']],
  pause: [
    ['learner', 'mentor'],
    ['issue', 'task-issue', 'pull-request'],
  ],
  resume: [
    ['learner', 'mentor'],
    ['issue', 'task-issue', 'pull-request'],
  ],
  pass: [['mentor'], ['issue', 'task-issue', 'pull-request']],
  reopen: [['mentor'], ['issue', 'task-issue', 'pull-request']],
  waive: [['mentor'], ['issue', 'task-issue', 'pull-request']],
  reset: [['mentor'], ['issue', 'task-issue', 'pull-request']],
};

test.each(verbs)('/coach %s is for whom the table names, where it names', (verb) => {
  const [who, where] = table[verb];
  expect(all.filter((person) => mayUse(verb, acting[person]))).toEqual(who);
  expect(rules[verb].where).toEqual(where);
});
