import { handlersOf } from '../../../languages/python/handler.ts';
import { defineCheck } from '../../../review/check.ts';

const idle = new Set(['pass_statement', 'continue_statement']);

export const check = defineCheck({
  title: 'Let failures be seen',
  expects: 'No failure is swallowed',
  reads: 'python',
  kind: 'forbids',
  level: 'must',
  criterion: 'py.swallowed_exception',
  messages: {
    swallowed:
      'Whatever goes wrong here disappears: no log line, no failed run, and the data is incomplete. Catch what you expect, and log or raise the rest.',
  },
  *run(document) {
    for (const { node, type, everything, body } of handlersOf(document)) {
      const catchesAll = type === undefined || everything;
      if (catchesAll && body.length > 0 && body.every((statement) => idle.has(statement.type)))
        yield { message: 'swallowed', at: document.firstLine(node) };
    }
  },
});
