import { describe, expect, it } from 'vitest';
import { equal, firstDifference } from '../../src/execution/python/equal.ts';
import { Handles } from '../../src/execution/python/handles.ts';
import { fromYaml, show } from '../../src/execution/python/values.ts';

const decimal = (of: string) => ({ $: 'Decimal', of });
const float = (of: string) => ({ $: 'float', of });
const tuple = (...of: unknown[]) => ({ $: 'tuple', of });
const dict = (...of: unknown[]) => ({ $: 'dict', of });
const object = (name: string, ...of: unknown[]) => ({ $: 'object', name, of });

describe('a value', () => {
  it('is shown as Python would write it', () => {
    const values = [null, true, 3, float('0.5'), "it's", 'a "b"', [1, [2]], tuple(1), { $: 'set', of: [] }];
    expect(values.map((value) => show(value))).toEqual([
      'None',
      'True',
      '3',
      '0.5',
      `"it's"`,
      `'a "b"'`,
      '[1, [2]]',
      '(1,)',
      'set()',
    ]);
    expect(show(dict(['a', decimal('1.50')]))).toBe("{'a': Decimal('1.50')}");
    expect(show(object('Order', ['id', 7], ['day', { $: 'date', of: '2026-03-01' }]))).toBe(
      "Order(id=7, day=date('2026-03-01'))",
    );
  });

  it('is cut where it gets too long or too deep, whatever hostile code has nested', () => {
    expect(show(Array(1_000).fill(7)).length).toBe(160);
    let nested: unknown = 1;
    for (let depth = 0; depth < 100_000; depth++) nested = [nested];
    expect(show(nested)).toBe(`${'['.repeat(21)}...${']'.repeat(21)}`);
    expect(equal([[1]], nested)).toBe(false);
    const wordless = { $: 'Decimal', of: { toString: 1 }, name: { toString: 1 } };
    expect([show(wordless), show({ ...wordless, $: 'object' }), equal(decimal('1'), wordless)]).toEqual([
      "Decimal('...')",
      '...()',
      false,
    ]);
  });

  it('is what an author writes, with marks where YAML has no word', () => {
    expect(fromYaml([1, 0.5, { a: 'x' }, { $decimal: '1.50' }, { $stream: [1, 2] }, { $recorder: [0] }])).toEqual([
      1,
      float('0.5'),
      dict(['a', 'x']),
      decimal('1.50'),
      { $: 'stream', of: [1, 2] },
      { $: 'recorder', of: [0] },
    ]);
    expect(() => fromYaml({ $moon: 1 })).toThrow('`$moon` is not known; there are $decimal');
  });
});

describe('two values', () => {
  it('are equal where Python says so', () => {
    const same = [
      [1, float('1.0')],
      [float('0.30000000000000004'), float('0.3')],
      [float('nan'), float('nan')],
      [decimal('1.50'), decimal('1.5')],
      [decimal('0'), decimal('0.00')],
      [dict(['a', 1], ['b', 2]), dict(['b', 2], ['a', 1])],
      [
        { $: 'set', of: [1, 2] },
        { $: 'set', of: [2, 1] },
      ],
      [{ $: 'iterator', of: [1] }, [1]],
      [object('Order', ['id', 1]), dict(['id', 1], ['note', 'x'])],
      [
        { $: 'int', of: '12345678901234567890' },
        { $: 'int', of: '12345678901234567890' },
      ],
    ];
    for (const [one, other] of same) expect([show(one), show(other), equal(one, other)]).toContain(true);
  });

  it('are not, where Python says so or hostile code would like it', () => {
    const different = [
      [1, true],
      [1, '1'],
      [[1], tuple(1)],
      [decimal('1'), 1],
      [dict(['a', 1]), dict(['a', 1], ['b', 2])],
      [object('Order', ['id', 1]), object('Order', ['id', 2])],
      [[1, 2], [1]],
      [null, undefined],
      [
        { $: 'date', of: '2026-03-01' },
        { $: 'date', of: ['2026-03-01'] },
      ],
      [[1], { length: 1, 0: 1 }],
    ];
    for (const [one, other] of different) expect([show(one), show(other), equal(one, other)]).toContain(false);
  });

  it('differ from the first item that is another', () => {
    expect(firstDifference([1, 2, 3], [1, 5, 3])).toBe(1);
    expect(firstDifference([1, 2], [1])).toBe(1);
    expect(firstDifference([1], [1, 2])).toBe(1);
    expect(firstDifference([1], [1])).toBeUndefined();
    expect(firstDifference(1, [1])).toBeUndefined();
  });
});

describe('what is kept outside', () => {
  const kept = (value: unknown) => {
    const handles = new Handles();
    return [handles, handles.keep(fromYaml(value))] as const;
  };

  it('gives a stream item by item and counts them, and never more than there are', () => {
    const [handles, sent] = kept([{ $stream: [7, 8] }]);
    expect(sent).toEqual([{ $: 'stream', number: 0 }]);
    expect([1, 2, 3].map(() => handles.hear({ pull: 0 }))).toEqual([[7], [8], null]);
    expect(handles.seen.pulled).toEqual([2]);
  });

  it('remembers what a callback was called with, as far as it counts', () => {
    const [handles] = kept([{ $recorder: [0] }]);
    handles.hear({ call: 0, with: [2, 'in their own words'] });
    expect(handles.seen.calls).toEqual([[[2]]]);
  });

  it('knows how a transaction ended, in whatever words', () => {
    const run = (...uses: (string | readonly [string, unknown])[]) => {
      const [handles] = kept([{ $connection: null }]);
      for (const use of uses) {
        const [what, values] = typeof use === 'string' ? [use, []] : ['execute', use];
        handles.hear({ use: 0, what, with: values });
      }
      return handles.seen.connections[0];
    };
    const row = ['INSERT', dict(['id', 1])] as const;
    expect(run(['begin', null], row, 'commit')).toMatchObject({ stored: [['1']], inTransaction: false });
    expect(run(['BEGIN IMMEDIATE', null], row, ['  rollback', null])).toMatchObject({ stored: [], undone: 1 });
    expect(run(['BEGIN', null], row)).toMatchObject({ stored: [], inTransaction: true });
    expect(run(['BEGIN', null], row, 'close')).toMatchObject({ stored: [], undone: 1, closed: true });
    expect(run(row)).toMatchObject({ stored: [['1']] });
  });

  it('answers nonsense with nothing', () => {
    const [handles] = kept([{ $stream: [1] }]);
    for (const event of [
      null,
      7,
      'pull',
      {},
      { pull: -1 },
      { pull: '__proto__' },
      { use: 0, what: 'close' },
      { call: {} },
      { pull: { toString: 1, valueOf: 1 } },
      { use: 0, what: { toString: 1 } },
    ])
      expect(handles.hear(event)).toBeNull();
    expect(handles.seen.pulled).toEqual([0]);
  });
});
