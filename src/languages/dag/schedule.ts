import type { PythonDocument } from '../python/document.ts';
import type { StringValue } from '../python/value.ts';
import type { Dag } from './dag.ts';

/** https://airflow.apache.org/docs/apache-airflow/stable/authoring-and-scheduling/cron.html#cron-presets */
const presets: ReadonlySet<string> = new Set(
  '@once @continuous @hourly @daily @midnight @weekly @monthly @quarterly @yearly @annually'.split(' '),
);

/** The schedule of a DAG where it is a string that the file tells in full. */
export function writtenSchedule(dag: Dag, document: PythonDocument): StringValue | undefined {
  const given = dag.argument('schedule') ?? dag.argument('schedule_interval');
  const value = given && document.value(given);
  return value?.kind === 'string' && !value.interpolated ? value : undefined;
}

/** Whether a DAG runs when assets (datasets before Airflow 3) are updated: `schedule=[orders]`, `orders | rates`. */
export function isDataAware(dag: Dag, document: PythonDocument): boolean {
  const given = dag.argument('schedule');
  const value = given && document.value(given);
  if (value?.kind === 'list' || value?.kind === 'tuple') return value.items.length > 0;
  if (value?.kind === 'unknown' && value.node.type === 'binary_operator')
    return /^[|&]$/.test(value.node.tokens[0] ?? '');
  return value?.kind === 'call' && /(?:^|\.)(?:Asset|Dataset)(?:All|Any)?$/.test(value.call.callee ?? '');
}

type Field = { readonly name: string; readonly low: number; readonly high: number };

const fields: readonly Field[] = [
  { name: 'minute', low: 0, high: 59 },
  { name: 'hour', low: 0, high: 23 },
  { name: 'day of the month', low: 1, high: 31 },
  { name: 'month', low: 1, high: 12 },
  { name: 'day of the week', low: 0, high: 7 },
];

export type ScheduleFault =
  | { readonly message: 'preset' }
  | { readonly message: 'fields'; readonly count: number }
  | { readonly message: 'field'; readonly field: string; readonly part: string };

/** What is certainly wrong with a schedule; only five fields are looked into, for the others differ by version. */
export function scheduleFault(schedule: string): ScheduleFault | undefined {
  const text = schedule.trim();
  if (text.startsWith('@')) return presets.has(text.toLowerCase()) ? undefined : { message: 'preset' };
  if (text.includes('{{')) return undefined;
  const parts = text === '' ? [] : text.split(/\s+/);
  if (parts.length < 5 || parts.length > 7) return { message: 'fields', count: parts.length };
  if (parts.length > 5) return undefined;
  const wrong = fields.findIndex((field, index) => isOutside(parts[index] ?? '', field));
  const field = fields[wrong];
  return field && { message: 'field', field: field.name, part: parts[wrong] ?? '' };
}

/** Whether one of the numbers before the step is none of this field. */
const isOutside = (part: string, { low, high }: Field): boolean =>
  part.split(',').some((piece) => {
    const numbers = /^(\d{1,9})(?:-(\d{1,9}))?(?:\/\d{1,9})?$/.exec(piece);
    return (
      numbers?.slice(1).some((digits) => digits !== undefined && (Number(digits) < low || Number(digits) > high)) ??
      false
    );
  });
