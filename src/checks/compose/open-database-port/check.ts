import { dataStorePort } from '../../../languages/compose/images.ts';
import { at, itemsOf, textOf } from '../../../languages/yaml/node.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Publish a database on localhost only',
  expects: 'Databases are not open to the network',
  reads: 'compose',
  kind: 'forbids',
  level: 'note',
  messages: {
    open: '`{port}` is open on every network of this machine, past most firewalls. Give it the address `127.0.0.1`, or drop it: other services reach `{service}` without.',
  },
  *run({ services }) {
    for (const service of services) {
      const inside = dataStorePort(service);
      for (const item of inside === undefined ? [] : itemsOf(service.body.get('ports'))) {
        const text = textOf(item) ?? '';
        const anyAddress = /^(?:0\.0\.0\.0|\[::\]):/.exec(text)?.[0] ?? '';
        const short = /^(?:\$\{\w+(?::?-\d+)?\}|\d+):(\d+)(\/tcp)?$/.exec(text.slice(anyAddress.length))?.[1];
        const isLong =
          textOf(at(item, 'target')) === String(inside) &&
          textOf(at(item, 'published')) !== undefined &&
          /^(?:0\.0\.0\.0|::)?$/.test(textOf(at(item, 'host_ip')) ?? '');
        if (short !== String(inside) && !isLong) continue;
        const port = textOf(item) ?? textOf(at(item, 'published')) ?? '';
        const from = item.kind === 'scalar' && item.style === 'quoted' ? item.range.start : undefined;
        const start = from && { line: from.line, column: from.column + 1 };
        const end = start && { ...start, column: start.column + anyAddress.length };
        const fix = start && end && { range: { start, end }, text: '127.0.0.1:' };
        yield { message: 'open', at: item.range, values: { port, service: service.name }, fix };
      }
    }
  },
});
