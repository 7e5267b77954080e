import { LineMap, type Range, span } from '../../review/range.ts';

/** Postgres counts bytes in parse trees and code points in errors; this turns both into ranges of the learner's text. */
export class Place {
  readonly text: string;
  readonly lines: LineMap;
  readonly #bytes: Buffer;

  constructor(text: string) {
    this.text = text;
    this.lines = new LineMap(text);
    this.#bytes = Buffer.from(text);
  }

  /** UTF-16 offset of a byte offset. */
  ofByte(byte: number): number {
    return this.#bytes.toString('utf8', 0, byte).length;
  }

  /** UTF-16 offset of a code point, from 0. */
  ofCodePoint(index: number): number {
    let offset = 0;
    for (let seen = 0; seen < index && offset < this.text.length; seen++)
      offset += (this.text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
    return offset;
  }

  /** The word at an offset, or the one character; at the end of the text its last visible character. */
  word(offset: number): Range {
    const end = this.text.trimEnd().length;
    if (offset >= end) return this.lines.range(Math.max(0, end - 1), Math.max(end, 0));
    const wordPattern = /[\p{L}\p{N}_$.]+/uy;
    wordPattern.lastIndex = offset;
    const length = wordPattern.exec(this.text)?.[0].length ?? 1;
    return this.lines.range(offset, offset + length);
  }

  /** From an offset to the end of its line. */
  rest(offset: number): Range {
    const start = this.lines.position(offset);
    return { start, end: { line: start.line, column: this.lines.line(start.line).length + 1 } };
  }

  /** The visible part of the line on which an offset stands. */
  line(offset: number): Range {
    return this.lines.lineRange(this.lines.position(offset).line);
  }

  /** The first line with anything on it. */
  start(): Range {
    const indent = this.text.length - this.text.trimStart().length;
    return indent < this.text.length ? this.line(indent) : span(1, 1, 1);
  }
}
