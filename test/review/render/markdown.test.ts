import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cell, code, count, fenced, inWords, lowerFirst, plain, prose } from '../../../src/review/render/markdown.ts';

const pieces = [
  '@ada',
  'closes #1',
  '#12',
  'GH-3',
  'https://a.b',
  'HTTP://a',
  'www.a.b',
  '<b>',
  '<!--',
  '-->',
  '&lt;',
  '&commat;all',
  '`',
  '``',
  '|',
  '\\',
  '\\|',
  '\n',
  '\r\n',
  '\t',
  '\u202e',
  '\u200b',
  '\u061c',
  '\0',
  '*',
  '_',
  '[a](b)',
  '![a](b)',
  '~',
  '$',
  '- ',
  '{#journey}',
  'é',
  '😀',
  ' ',
  'a',
];
const hostile = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));

/** Cells of a row as GitHub splits it: at every pipe that no backslash escapes, wherever it stands. */
const cellsOf = (row: string): number => row.replace(/\\[\\|]/g, '').split('|').length - 2;

describe('learner text', () => {
  it('as code stays inside of its backticks, on one line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(code(text)).toMatch(/^`[^`\n\r\u202e\u200b\u061c\0]+`$/);
      }),
    );
  });

  it('as prose mentions nobody, closes nothing, links nowhere and is no HTML', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const said = prose(text);
        expect(said).not.toMatch(/@\w|(?<!\\)#|https?:\/\/|www\.\w|GH-\d|[<>\n\r\u202e\u200b\u061c\0]/i);
        expect(said).not.toMatch(/&(?!amp;|lt;|gt;)/);
        // Every character that Markdown could act on has an odd number of backslashes before it.
        for (const [run] of said.matchAll(/\\*[`*_{}[\]()#+!|~$]/g)) expect(run.length % 2).toBe(0);
      }),
    );
  });

  it('breaks no table', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const row = `| ${cell(code(one))} | ${cell(prose(other))} |`;
        expect(row).not.toContain('\n');
        expect(cellsOf(row)).toBe(2);
      }),
    );
  });

  it('in a fence cannot end it, not with backticks that a hidden mark keeps apart either', () => {
    expect(fenced('`\u061c``')).toBe('````\n```\n````');
    fc.assert(
      fc.property(hostile, (text) => {
        const [first = '', ...rest] = fenced(text, 'sql').split('\n');
        const fence = first.slice(0, -'sql'.length);
        expect(rest.indexOf(fence)).toBe(rest.length - 1);
        expect(rest.slice(0, -1).some((line) => line.includes(fence))).toBe(false);
      }),
    );
  });

  it('is shown where there is nothing to show', () => {
    expect(code(' \u200b')).toBe('`(empty)`');
    expect(plain(' a \n\t b ')).toBe('a b');
  });

  it('is readable still', () => {
    expect(prose('It was @ada, see #3: 2 < 3 & `x|y`')).toBe(
      'It was @\u2060ada, see \\#\u20603: 2 &lt; 3 &amp; \\`x\\|y\\`',
    );
    expect(cell('a|b\\|c')).toBe('a\\|b\\|c');
  });
});

describe('words', () => {
  it('count', () => {
    expect([count(1, 'thing'), count(2, 'thing'), inWords(0), inWords(3), inWords(11)]).toEqual([
      '1 thing',
      '2 things',
      'No',
      'Three',
      '11',
    ]);
  });

  it('begin small in the middle of a sentence, unless they are a name', () => {
    expect([lowerFirst('The base'), lowerFirst('CI is green'), lowerFirst('`x` is there')]).toEqual([
      'the base',
      'CI is green',
      '`x` is there',
    ]);
  });
});
