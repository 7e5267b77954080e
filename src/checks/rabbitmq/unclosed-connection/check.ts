import { connections, isConnectionClosed, usesRabbit } from '../../../languages/python/libraries/rabbitmq.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Close the connection',
  expects: 'The connection is closed',
  reads: 'python',
  kind: 'requires',
  level: 'should',
  criterion: 'rmq.closes_connection',
  messages: {
    found: 'The connection is closed, so what is buffered goes out and the broker frees its side.',
    missing:
      'Nothing closes this connection, so what is still buffered may be lost and the broker keeps its side open. Use `with`, or `close()` in a `finally`.',
  },
  *run(document) {
    const [made] = usesRabbit(document) ? connections(document) : [];
    if (!made) yield notApplicable;
    else yield { message: isConnectionClosed(document) ? 'found' : 'missing', at: document.range(made.nameNode) };
  },
});
