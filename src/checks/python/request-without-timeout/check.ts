import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

const request = /^requests\.(?:api\.)?(?:get|post|put|patch|delete|head|options|request)$/;

export const check = defineCheck({
  title: 'Give every request a time-out',
  expects: 'Every request has a time-out',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  criterion: 'py.requests_without_timeout',
  messages: {
    endless:
      '`{call}` waits for ever when the server does not answer, and the task with it. Pass `timeout=(5, 30)`: seconds to connect, and to read.',
  },
  *run(document) {
    const calls = document.calls.filter(({ callee }) => callee !== undefined && request.test(callee));
    if (calls.length === 0) yield notApplicable;
    for (const call of calls) {
      if (call.keywords.has('timeout')) continue;
      if (!call.complete) yield unknown;
      else
        yield {
          message: 'endless',
          at: document.range(call.function),
          values: { call: document.textOf(call.function) },
        };
    }
  },
});
