import { z } from 'zod';
import { count } from '../review/render/markdown.ts';
import { nearest } from './nearest.ts';

type Path = readonly PropertyKey[];

/** Where a value is wrong; of a key that nobody knows, that key. */
export function pathOf(issue: z.core.$ZodIssue): Path {
  const [unknown] = issue.code === 'unrecognized_keys' ? issue.keys : [];
  return unknown === undefined ? issue.path : [...issue.path, unknown];
}

/** What to write instead of what the schema refuses; its own words where these are a remedy already. */
export function remedyOf(issue: z.core.$ZodIssue, schema: z.ZodType): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'this key is missing'
        : `write ${named(issue.expected)} here, not ${received(issue.message)}`;
    case 'invalid_union':
      return `write ${alternatives(issue.errors.flat())} here`;
    case 'invalid_value':
      return `write ${issue.values.map((value) => `\`${String(value)}\``).join(' or ')} here`;
    case 'too_small':
      return `write ${issue.inclusive ? 'at least' : 'more than'} ${amount(Number(issue.minimum), issue.origin)}`;
    case 'too_big':
      return `write ${issue.inclusive ? 'at most' : 'less than'} ${amount(Number(issue.maximum), issue.origin)}`;
    case 'unrecognized_keys':
      return unknownKey(issue.keys[0] ?? '', keysAt(schema, issue.path));
    default:
      return issue.message.replace(/^Invalid string: /, '');
  }
}

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
  null: 'nothing',
};
const units: Readonly<Record<string, string>> = { string: 'character', array: 'item' };

const amount = (limit: number, of: string): string => {
  const unit = units[of];
  return unit === undefined ? String(limit) : count(limit, unit);
};

const named = (type: string): string => words[type] ?? type;

/** Zod tells only in its message what it was given. */
const received = (message: string): string => named(/received (\w+)$/.exec(message)?.[1] ?? 'this');

const alternatives = (issues: readonly z.core.$ZodIssue[]): string => {
  const expected = issues.flatMap((issue) => (issue.code === 'invalid_type' ? [named(issue.expected)] : []));
  return [...new Set(expected)].join(' or ') || 'another value';
};

function unknownKey(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  if (near !== undefined) return `there is no such key; did you mean \`${near}\`?`;
  return known.length === 0
    ? 'there is no such key: leave it out'
    : `there is no such key; there are ${known.map((name) => `\`${name}\``).join(', ')}`;
}

/** The keys that a schema takes at a path, sorted; none where it takes any. */
function keysAt(schema: unknown, path: Path): readonly string[] {
  const inner = unwrapped(schema);
  const [key, ...rest] = path;
  if (inner instanceof z.ZodObject) {
    if (key !== undefined) return keysAt(inner.shape[String(key)], rest);
    return Object.keys(inner.shape).toSorted();
  }
  if (inner instanceof z.ZodArray && key !== undefined) return keysAt(inner.element, rest);
  if (!(inner instanceof z.ZodRecord)) return [];
  if (key !== undefined) return keysAt(inner.valueType, rest);
  const keys = unwrapped(inner.keyType);
  return keys instanceof z.ZodEnum ? keys.options.map(String).toSorted() : [];
}

function unwrapped(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return unwrapped(schema.unwrap());
  return schema instanceof z.ZodPipe ? unwrapped(schema.in) : schema;
}
