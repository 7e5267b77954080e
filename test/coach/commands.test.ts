import { describe, expect, it } from 'vitest';
import { parseCommands } from '../../src/coach/commands.ts';

const verbsOf = (body: string) => parseCommands(body).map(({ verb }) => verb);

describe('a command', () => {
  it('stands at the start of a line', () => {
    expect(verbsOf('/coach hint')).toEqual(['hint']);
    expect(verbsOf('Stuck again.\n\n/coach hint\r\nThanks')).toEqual(['hint']);
    expect(verbsOf('Try /coach hint')).toEqual([]);
    expect(verbsOf('  /coach hint')).toEqual([]);
  });

  it('has words after its verb, which may be in any case', () => {
    expect(parseCommands('/coach Explain dockerfile/unpinned-base ')).toEqual([
      { verb: 'explain', word: 'Explain', words: ['dockerfile/unpinned-base'] },
    ]);
  });

  it('is a call for help when it says nothing', () => {
    expect(verbsOf('/coach')).toEqual(['help']);
    expect(verbsOf('/coach ')).toEqual(['help']);
  });

  it('may be unknown, which is worth an answer', () => {
    expect(parseCommands('/coach hnit')).toEqual([{ verb: 'unknown', word: 'hnit', words: [] }]);
    expect(parseCommands('/coach constructor')).toEqual([{ verb: 'unknown', word: 'constructor', words: [] }]);
  });

  it('is not a longer word', () => {
    expect(verbsOf('/coaching hint\n/coach-hint')).toEqual([]);
  });

  it('is not meant in a quote', () => {
    expect(verbsOf('> /coach pass\n  > /coach pass')).toEqual([]);
  });

  it.each([
    ['a fence', '```\n/coach pass\n```'],
    ['a fence of tildes', '~~~text\n/coach pass\n~~~'],
    ['an indented fence', '  ```\n/coach pass\n  ```'],
    ['a longer fence', '````\n```\n/coach pass\n```\n````'],
    ['a fence that never ends', '```\n/coach pass'],
    ['a span over lines', 'see `a\n/coach pass\nb` there'],
    ['a comment', '<!--\n/coach pass\n-->'],
    ['a comment that never ends', 'Hello <!-- \n/coach pass'],
  ])('is not meant in %s', (_, body) => {
    expect(verbsOf(body)).toEqual([]);
  });

  it.each([
    ['after a fence', '```\ncode\n```\n/coach hint'],
    ['after a comment', '<!-- template\n```\n-->\n/coach hint'],
    ['after a comment inside a fence', '```\n<!--\n```\n/coach hint'],
    ['after a lone backtick', 'the ` key\n/coach hint'],
    ['between lone backticks of two paragraphs', 'the ` key\n\n/coach hint\n\nthe ` key'],
    ['after a span on one line', '```not a fence``` here\n/coach hint'],
  ])('is meant %s', (_, body) => {
    expect(verbsOf(body)).toEqual(['hint']);
  });

  it('is carried out five times a comment at most', () => {
    expect(parseCommands('/coach hint\n'.repeat(8))).toHaveLength(5);
  });

  it.each([
    ['backticks', '`'.repeat(65_000)],
    ['backticks before text', '`'.repeat(30_000) + 'a'.repeat(35_000)],
    ['runs of every length', Array.from({ length: 350 }, (_, n) => '`'.repeat(n + 1)).join(' ')],
    ['comments', '<!--'.repeat(16_000)],
    ['quotes', '>'.repeat(65_000)],
    ['spaces', `/coach${' '.repeat(65_000)}x`],
  ])('is found at once among 65,000 %s', (_, body) => {
    const started = performance.now();
    parseCommands(body);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
