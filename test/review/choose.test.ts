import { describe, expect, it } from 'vitest';
import { chooseInline, fold, keyOf, lastLine } from '../../src/review/choose.ts';
import { span } from '../../src/review/range.ts';
import { finding } from '../coach/world.ts';

const changed = [
  {
    path: 'Dockerfile',
    status: 'modified',
    commentable: [
      [1, 10],
      [20, 22],
    ],
    added: [[1, 10]],
  },
] as const;
const at = (line: number) => ({ range: span(line, 1, 5) });
const shown = (findings: Parameters<typeof chooseInline>[0], said: readonly string[] = []) =>
  chooseInline(findings, changed, said).map(({ check, range }) => `${check}:${range.start.line}`);

describe('one cause in several places', () => {
  it('is said once, with the other places', () => {
    expect(fold([finding('a/x', at(3)), finding('b/x', at(4)), finding('a/x', at(7))])).toMatchObject([
      { check: 'a/x', range: span(3, 1, 5), alsoAt: [{ path: 'Dockerfile', line: 7 }] },
      { check: 'b/x', alsoAt: [] },
    ]);
  });

  it('names what else it holds for at the same place, and no place twice', () => {
    const unused = (name: string, line = 1) => finding('a/x', { ...at(line), text: `Nothing here calls \`${name}\`.` });
    expect(
      fold([unused('read_csv'), unused('merge'), unused('merge'), unused('concat', 7), unused('drop', 7)]),
    ).toEqual([
      {
        ...unused('read_csv'),
        alsoAt: [{ path: 'Dockerfile', line: 7 }],
        alsoFor: ['`merge`'],
      },
    ]);
  });

  it('is another one when the message differs', () => {
    expect(fold([finding('a/x', at(3)), finding('a/x', { ...at(4), message: 'untagged' })])).toHaveLength(2);
  });
});

describe('the comments on lines', () => {
  it('are three at most, blockers first', () => {
    const findings = [
      finding('a/should', { ...at(1), level: 'should' }),
      ...['a/1', 'a/2', 'a/3'].map((id, n) => finding(id, at(n + 2))),
    ];
    expect(shown(findings)).toEqual(['a/1:2', 'a/2:3', 'a/3:4']);
  });

  it('leave notes and praise to the check run', () => {
    expect(
      shown([finding('a/note', { ...at(1), level: 'note' }), finding('a/praise', { ...at(2), level: 'praise' })]),
    ).toEqual([]);
  });

  it('stand on lines that the diff shows', () => {
    expect(
      shown([
        finding('a/1', at(10)),
        finding('a/2', at(11)),
        finding('a/3', at(20)),
        finding('a/4', { path: 'other' }),
      ]),
    ).toEqual(['a/1:10', 'a/3:20']);
  });

  it('are never made twice, although lines move', () => {
    expect(shown([finding('a/1', at(5))], [keyOf(finding('a/1', at(2)))])).toEqual([]);
  });

  it('end within the hunk where they begin', () => {
    const over = (line: number, end: number, column = 3) =>
      lastLine(finding('a/1', { range: { start: { line, column: 1 }, end: { line: end, column } } }), changed);
    expect(over(2, 6)).toBe(6);
    expect(over(2, 6, 1)).toBe(5);
    expect(over(8, 21)).toBe(8);
  });
});
