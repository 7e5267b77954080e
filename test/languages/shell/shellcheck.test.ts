import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { shell } from '../../../src/languages/shell/language.ts';
import { shellcheck } from '../../../src/languages/shell/shellcheck.ts';
import { LineMap } from '../../../src/review/range.ts';

const comment = { file: '-', line: 1, endLine: 1, column: 8, endColumn: 10, level: 'info', code: 2086, message: 'x' };
const lines = new LineMap('echo "🎉" $a\n');

describe('what shellcheck reports', () => {
  test('is placed in UTF-16 columns', () => {
    const said = shellcheck(lines, undefined, () =>
      JSON.stringify({ comments: [{ ...comment, column: 10, endColumn: 12 }] }),
    );
    expect(said?.[0]?.at).toEqual({ start: { line: 1, column: 11 }, end: { line: 1, column: 13 } });
  });

  test('is asked for in the dialect that the name tells, and without a configuration file', () => {
    let asked: readonly string[] = [];
    shellcheck(lines, 'bash', (_text, args) => {
      asked = args;
      return '{"comments":[]}';
    });
    expect(asked).toEqual(['--norc', '--format=json1', '--shell=bash', '-']);
  });

  test.each([undefined, '', 'not json', '{}', '[]'])('is unknown when the program answers %j', (answer) => {
    expect(shellcheck(lines, undefined, () => answer)).toBeUndefined();
  });
});

const program = 'shellcheck';
const installed = spawnSync(program, ['--version']).status === 0;

test.skipIf(!installed)('the installed shellcheck is asked (skipped where it is not installed)', () => {
  expect(
    shell
      .parse('x.sh', '#!/bin/sh\necho $1\n')
      .shellcheck()
      ?.map(({ code }) => code),
  ).toEqual([2086]);
});
