import { handlersOf } from '../../../languages/python/handler.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Name the exceptions that you catch',
  expects: 'Every except names what it catches',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  criterion: 'py.bare_except',
  messages: {
    bare: '`except:` also catches Ctrl-C, the shutdown signal and your own typing mistakes. Name the exceptions that you can handle here.',
  },
  *run(document) {
    for (const { node, type } of handlersOf(document)) {
      if (!type) yield { message: 'bare', at: document.lines.range(node.from, node.from + 'except'.length) };
    }
  },
});
