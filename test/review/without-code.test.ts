import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutCode } from '../../src/review/without-code.ts';

it('adds and loses no line, whatever the text', () => {
  const piece = fc.constantFrom('`', '``', '```', '~~~', '<!--', '-->', '>', '\n', '\r\n', ' ', 'a', '\\');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      expect(withoutCode(text).split('\n')).toHaveLength(text.split(/\r?\n/).length);
    }),
  );
});

it('leaves text without any of them as it is', () => {
  expect(withoutCode('one\n\n two `\nthree - > 4')).toBe('one\n\n two `\nthree - > 4');
});

it('leaves the rest of a line', () => {
  expect(withoutCode('a `b` c <!-- d --> e ``f ` g`` h')).toBe('a  c  e  h');
});
