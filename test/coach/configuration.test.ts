import { describe, expect, it } from 'vitest';
import { readAuthority, readPreferences } from '../../src/coach/configuration.ts';
import { defaultPreferences } from '../../src/coach/learner.ts';

describe("the learner's file", () => {
  it.each([undefined, '', '  \n', '# nothing yet\n'])('may be missing or say nothing: %j', (text) => {
    expect(readPreferences(text)).toEqual({ ok: true, value: defaultPreferences });
  });

  it('holds preferences', () => {
    expect(readPreferences('choose:\n  cloud: green-cloud\nopen_tasks: 1\ndrafts: true\n')).toEqual({
      ok: true,
      value: { choose: { cloud: 'green-cloud' }, openTasks: 1, drafts: true },
    });
  });

  it('is told of a typo with its line', () => {
    expect(readPreferences('drafts: true\nopen_task: 2\n')).toMatchObject({
      ok: false,
      problem: 'line 2: `open_task`: there is no such key; did you mean `open_tasks`?',
    });
  });

  it.each(['mentors', 'roster', 'criteria', 'required', 'levels', 'curriculum'])('may not say %s', (key) => {
    expect(readPreferences(`drafts: true\n${key}: [ada]\n`)).toMatchObject({
      ok: false,
      problem: `line 2: \`${key}\` is for the organisation to say, not for this repository`,
    });
  });

  it('is told what is wrong with a value', () => {
    expect(readPreferences('open_tasks: 99\n')).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^line 1: `open_tasks`: /),
    });
  });

  it('is told where it is no YAML', () => {
    expect(readPreferences('drafts: true\nopen_tasks: [1\n')).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/^line \d: /),
    });
  });

  it('cannot blow up by aliases', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${['b', 'c', 'd', 'e']
      .map((name, n) => `${name}: &${name} [${Array(9).fill(`*${'abcd'[n]}`).join(',')}]`)
      .join('\n')}\n`;
    expect(readPreferences(bomb)).toMatchObject({
      ok: false,
      problem: 'line 1: too many YAML aliases; write the values out',
    });
  });
});

describe("the organisation's file", () => {
  it('names mentors and learners, in any case, with or without @', () => {
    expect(readAuthority('stagecoach.yml', "mentors: [Grace, '@alan']\nroster: { Path-Ada: Ada }\n")).toEqual({
      ok: true,
      value: { mentors: ['grace', 'alan'], roster: { 'path-ada': 'ada' } },
    });
  });

  it('names a curriculum of the organisation, at a branch, tag or commit', () => {
    const read = readAuthority('stagecoach.yml', 'mentors: []\ncurriculum: school/data-path@release/2026\n');
    expect(read).toMatchObject({
      value: { curriculum: { owner: 'school', name: 'data-path', ref: 'release/2026', line: 2 } },
    });
  });

  it.each([
    'data-path@main',
    'school/data-path',
    'school/data-path@',
    'school/a/b@main',
    'school/a@b@c',
    'school/a@b c',
  ])('is told how a curriculum is named, instead of %s', (text) => {
    expect(readAuthority('stagecoach.yml', `curriculum: ${text}\n`)).toMatchObject({
      ok: false,
      problems: [
        {
          file: 'stagecoach.yml',
          line: 1,
          message: '`curriculum`: write it as `organisation/repository@branch`',
        },
      ],
    });
  });

  it('names nobody when it is empty', () => {
    expect(readAuthority('stagecoach.yml', '')).toEqual({ ok: true, value: { mentors: [], roster: {} } });
  });

  it('is refused with the line of what is wrong', () => {
    expect(readAuthority('stagecoach.yml', 'mentor: [grace]\n')).toMatchObject({
      ok: false,
      problem: 'line 1: `mentor`: there is no such key; did you mean `mentors`?',
    });
  });
});
