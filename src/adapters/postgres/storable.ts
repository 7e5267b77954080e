/** `jsonb` refuses U+0000 and half surrogate pairs, which learners' text may hold: they become U+FFFD. */
export function storable<T extends object | string>(value: T): T {
  // Almost no text holds either, and JSON escapes both.
  if (!/\\u(?:0000|d[89a-f])/.test(JSON.stringify(value))) return value;
  return JSON.parse(
    JSON.stringify(value, (_key, member: unknown) =>
      typeof member === 'string' ? member.replaceAll('\0', '\ufffd').toWellFormed() : member,
    ),
  );
}
