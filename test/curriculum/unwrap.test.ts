import { describe, expect, it } from 'vitest';
import { unwrap } from '../../src/curriculum/unwrap.ts';

describe('a text that was wrapped for an editor', () => {
  it('has a line for each paragraph', () => {
    expect(unwrap('A pipeline that\nbreaks.\n\nAnother\none.\n')).toBe('A pipeline that breaks.\n\nAnother one.\n');
  });

  it('has a line for each item, and items inside of items stay', () => {
    expect(unwrap('1. Write\n   it.\n   - one\n     more\n2. Push.')).toBe('1. Write it.\n   - one more\n2. Push.');
  });

  it('keeps headings, tables, quotes, HTML and code as they are', () => {
    const text =
      '## Goal\nNow.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<details>\n\n```py\na = 1\nb = 2\n```\nThen\nthis.';
    expect(unwrap(text)).toBe(text.replace('Then\nthis.', 'Then this.'));
  });

  it('keeps a break that is asked for', () => {
    expect(unwrap('one  \ntwo\\\nthree')).toBe('one  \ntwo\\\nthree');
  });
});
