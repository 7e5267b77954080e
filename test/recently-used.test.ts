import { expect, it } from 'vitest';
import { RecentlyUsed } from '../src/recently-used.ts';

it('makes each value once, and again only when others were asked for since', () => {
  const made: string[] = [];
  const kept = new RecentlyUsed(2, (key: string) => {
    made.push(key);
    return { key };
  });
  const [a] = ['a', 'b', 'a', 'c', 'a'].map((key) => kept.get(key));
  expect(made).toEqual(['a', 'b', 'c']);
  expect(kept.get('a')).toBe(a);
  expect([...kept].map(([key]) => key)).toEqual(['c', 'a']);
  kept.get('b');
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
