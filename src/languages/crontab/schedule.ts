/** One time field of an entry: which values it allows. */
type Field = { readonly name: string; readonly low: number; readonly high: number; readonly names: readonly string[] };

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const days = 'sun mon tue wed thu fri sat'.split(' ');

/** crontab(5). Sunday is 0 and 7. */
export const fields: readonly Field[] = [
  { name: 'minute', low: 0, high: 59, names: [] },
  { name: 'hour', low: 0, high: 23, names: [] },
  { name: 'day of the month', low: 1, high: 31, names: [] },
  { name: 'month', low: 1, high: 12, names: months },
  { name: 'day of the week', low: 0, high: 7, names: days },
];

export const keywords = new Set('@reboot @yearly @annually @monthly @weekly @daily @midnight @hourly'.split(' '));

/** A field is `*` or a list of numbers, names and ranges, each with an optional step. */
export function isValidField(text: string, field: Field): boolean {
  return text.length <= 200 && text.split(',').every((part) => valuesOf(part, field) !== undefined);
}

/** The values that a whole field allows; an empty list when it is not valid. */
const fieldValues = (text: string, field: Field): readonly number[] =>
  text.split(',').flatMap((part) => valuesOf(part, field) ?? []);

function valuesOf(part: string, field: Field): readonly number[] | undefined {
  const match = /^(?:(\*)|(\w{1,3})(?:[-~](\w{1,3}))?)(?:\/(\d{1,4}))?$/.exec(part);
  if (!match) return undefined;
  const [, star, first = '', last, step] = match;
  const from = star ? field.low : numberOf(first, field);
  const to = star || (last === undefined && step !== undefined) ? field.high : numberOf(last ?? first, field);
  const by = step === undefined ? 1 : Number(step);
  if (from === undefined || to === undefined || from > to || by < 1) return undefined;
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
}

function numberOf(text: string, field: Field): number | undefined {
  const named = field.names.indexOf(text.toLowerCase());
  if (named !== -1) return field.low === 1 ? named + 1 : named;
  if (!/^\d{1,2}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= field.low && value <= field.high ? value : undefined;
}

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether there is no such date: 30 February. With a day of the week as well, either of the two is enough for cron. */
export function neverFires(times: readonly string[]): boolean {
  const [, , day = '*', month = '*', weekday = '*'] = times;
  const [, , dayField, monthField] = fields;
  if (!dayField || !monthField || day.startsWith('*') || !weekday.startsWith('*')) return false;
  const firstDay = Math.min(...fieldValues(day, dayField));
  return fieldValues(month, monthField).every((value) => firstDay > (longest[value - 1] ?? 31));
}
