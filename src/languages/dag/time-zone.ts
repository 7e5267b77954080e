import type { Edit } from '../../review/range.ts';
import type { PythonDocument } from '../python/document.ts';
import { bare, type Node } from '../python/tree.ts';
import { dateExpressions, startDate } from './clock.ts';
import type { DagDocument } from './document.ts';
import { addedArgument } from './edit.ts';

/** `datetime(year, month, day, hour, minute, second, microsecond, tzinfo)`. */
const tzinfoPosition = 7;

/** Start dates made with the standard library and without a time zone; with a fix where the file has one at hand. */
export function naiveStartDates(
  document: DagDocument,
): readonly { readonly node: Node; readonly fix: Edit | undefined }[] {
  const { python } = document;
  const zone = zoneAtHand(python);
  return dateExpressions(document, startDate).flatMap((date) => {
    const node = bare(date);
    if (node.type !== 'call') return [];
    const call = python.call(node);
    if (call.callee !== 'datetime.datetime' || !call.complete || call.argument('tzinfo', tzinfoPosition)) return [];
    return { node, fix: zone === undefined ? undefined : addedArgument(call, `tzinfo=${zone}`, python) };
  });
}

/** An expression for UTC that needs no new import. */
function zoneAtHand({ imports }: PythonDocument): string | undefined {
  const named = (qualified: string) => imports.find((entry) => entry.qualified === qualified)?.binds;
  const utc = named('datetime.UTC');
  if (utc) return utc;
  const timezone = named('datetime.timezone') ?? named('airflow.utils.timezone');
  if (timezone) return `${timezone}.utc`;
  const datetime = named('datetime');
  if (datetime) return `${datetime}.timezone.utc`;
  const pendulum = named('pendulum');
  return pendulum && `${pendulum}.timezone("UTC")`;
}
