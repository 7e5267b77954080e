import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, formatRange, LineMap, span } from '../../src/review/range.ts';

const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r\n', '\r', '\t', 'é', '😀'), maxLength: 60 });

describe('a line map', () => {
  it('turns every offset into a position and back', () => {
    fc.assert(
      fc.property(text, fc.nat(70), (written, at) => {
        const lines = new LineMap(written);
        const offset = Math.min(at, written.length);
        expect(lines.offset(lines.position(at))).toBe(offset);
      }),
    );
  });

  it('has lines that make up the text', () => {
    fc.assert(
      fc.property(text, (written) => {
        const lines = new LineMap(written);
        const all = Array.from({ length: lines.lineCount }, (_, index) => lines.line(index + 1));
        expect(all).toEqual(written.split('\n').map((line) => line.replace(/\r$/, '')));
      }),
    );
  });

  it('orders positions as offsets', () => {
    fc.assert(
      fc.property(text, fc.nat(70), fc.nat(70), (written, a, b) => {
        const lines = new LineMap(written);
        const [first, second] = [lines.position(Math.min(a, b)), lines.position(Math.max(a, b))];
        expect(first.line < second.line || (first.line === second.line && first.column <= second.column)).toBe(true);
      }),
    );
  });

  it('counts columns in UTF-16 code units', () => {
    expect(new LineMap('a😀b').position(3)).toEqual({ line: 1, column: 4 });
  });

  it('underlines a line from its first visible character', () => {
    const lines = new LineMap('  RUN x  \r\n\n');
    expect(formatRange(lines.lineRange(1))).toBe('1:3-1:8');
    expect(formatRange(lines.lineRange(2))).toBe('2:1-2:1');
  });

  it('has nothing outside of the text', () => {
    const lines = new LineMap('one\ntwo');
    expect([lines.line(0), lines.line(3)]).toEqual(['', '']);
    expect(lines.offset({ line: 9, column: 1 })).toBe(7);
  });
});

describe('edits', () => {
  it('that replace a text by itself change nothing', () => {
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(60), (written, a, b) => {
        const lines = new LineMap(written);
        const [from, to] = [Math.min(a, b, written.length), Math.min(Math.max(a, b), written.length)];
        expect(applyEdits(written, [{ range: lines.range(from, to), text: written.slice(from, to) }])).toBe(written);
      }),
    );
  });

  it('do the same in whatever order they come', () => {
    fc.assert(
      fc.property(
        text,
        fc.uniqueArray(fc.nat(60), { minLength: 4, maxLength: 4 }),
        fc.boolean(),
        (written, offsets, turned) => {
          const [a = 0, b = 0, c = 0, d = 0] = offsets
            .toSorted((x, y) => x - y)
            .map((at) => Math.min(at, written.length));
          fc.pre(b < c);
          const lines = new LineMap(written);
          const edits = [
            { range: lines.range(a, b), text: 'X' },
            { range: lines.range(c, d), text: 'YY' },
          ];
          expect(applyEdits(written, turned ? edits.toReversed() : edits)).toBe(
            `${written.slice(0, a)}X${written.slice(b, c)}YY${written.slice(d)}`,
          );
        },
      ),
    );
  });

  it('may delete a line', () => {
    expect(
      applyEdits('a\nb\nc\n', [{ range: { start: { line: 2, column: 1 }, end: { line: 3, column: 1 } }, text: '' }]),
    ).toBe('a\nc\n');
    expect(applyEdits('a\n', [{ range: span(1, 1, 2), text: 'b' }])).toBe('b\n');
  });
});
