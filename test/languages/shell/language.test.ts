import { describe, expect, test } from 'vitest';
import { shell } from '../../../src/languages/shell/language.ts';
import { optionsOf } from '../../../src/languages/shell/options.ts';

const read = (text: string) => shell.parse('x.sh', text);

describe('a shell script is recognised', () => {
  test.each([
    ['scripts/load.sh', ''],
    ['lib.bash', 'f() { :; }'],
    ['bin/load', '#!/usr/bin/env bash\n'],
    ['bin/load', '#!/usr/bin/env -S bash -eu\r\n'],
    ['bin/load', '#! /bin/sh -e\n'],
    ['0042', '#!/bin/zsh\n'],
  ])('%s %j', (path, text) => expect(shell.recognise(path, text)).toBe(true));

  test.each([
    ['load.py', '#!/usr/bin/env python3\n'],
    ['bin/load', '#!/usr/bin/fish\n'],
    ['README.md', '#!/bin/bash in the first line'.replace('#!', 'write #!')],
    ['notes.txt', 'sh'],
  ])('but not %s %j', (path, text) => expect(shell.recognise(path, text)).toBe(false));
});

describe('the options that are on', () => {
  test.each([
    ['set -euo pipefail', ['errexit', 'nounset', 'pipefail']],
    ['set -e -u -o pipefail', ['errexit', 'nounset', 'pipefail']],
    ['set -o errexit -o nounset', ['errexit', 'nounset']],
    ['#!/bin/bash -eu', ['errexit', 'nounset']],
    ['#!/bin/bash -o pipefail', ['pipefail']],
    ['if true; then set -Eeo pipefail; fi', ['errexit', 'pipefail']],
    ['shopt -so pipefail', ['pipefail']],
    ['set +e', []],
    ['set -- -e', []],
    ['set +o pipefail', []],
    ['echo set -e # set -e', []],
    ['cat <<EOF\nset -e\nEOF', []],
  ])('%j', (text, expected) => expect([...optionsOf(read(text))].toSorted()).toEqual(expected));
});

describe('a command', () => {
  const only = (text: string) => {
    const [command] = read(text).commands;
    if (!command) throw new Error('no command');
    return command;
  };

  test('is read without its quotes, with a NUL for what is not known', () => {
    const words = only(`cp "a $b"'c'd $(date)x "$@"`).words.map(({ value }) => value);
    expect(words).toEqual(['cp', 'a \0cd', '\0x', '\0']);
  });

  test('is looked for behind the programs that run it', () => {
    const { name, program, args } = only('sudo -u etl timeout 30 /usr/bin/curl -f x');
    expect([name, program, args.length]).toEqual(['sudo', 'curl', 2]);
  });

  test.each([
    ['cd x || exit 1', true],
    ['if cd x; then :; fi', true],
    ['! cd x', true],
    ['cd x && y', true],
    ['cd x', false],
    ['if true; then :; else :; fi; cd x', false],
    ['y && cd x', false],
  ])('%j has its failure looked at: %s', (text, checked) => {
    expect(read(text).commands.find(({ name }) => name === 'cd')?.checked).toBe(checked);
  });

  test('has the redirections of the groups around it', () => {
    expect(only('{ echo a; } >&2').redirects).toEqual([{ operator: '>&', descriptor: '', target: '2' }]);
  });
});

describe('hostile text is read without harm', () => {
  test.each([
    '(',
    '$(',
    '{ ',
    'if ',
    '"$(',
    '${a:-',
    '`',
    '[[ ',
    'f() {\n',
    'a && ',
    'a|',
    'case x in ',
    '<<E\n',
    '\0',
    '\\',
  ])('10,000 times %j', (part) => {
    const document = read(part.repeat(10_000));
    expect(document.path).toBe('x.sh');
  });

  test('a script of endless pipes is not read, and says so', () => {
    expect(read('a|'.repeat(10_000)).problem).toBeDefined();
  });
});
