import { expect, it } from 'vitest';
import { voiceOf } from '../../src/curriculum/voice.ts';

const voice = voiceOf(new Map([['hello', 'Hello {name}, {name}: {n}.']]));

it('fills in values', () => {
  expect(voice.say('hello', { name: 'Ada', n: 3 })).toBe('Hello Ada, Ada: 3.');
});

it('does not fill in what a value brings along', () => {
  expect(voice.say('hello', { name: '{n}', n: 3 })).toBe('Hello {n}, {n}: 3.');
});

it('never passes a mistake of ours in silence', () => {
  expect(() => voice.say('bye')).toThrow('templates/voice/bye.md is missing');
  expect(() => voice.say('hello', { name: 'Ada' })).toThrow('templates/voice/hello.md asks for {n}');
});
