import { hiddenErrors } from '../../../languages/python/hidden-error.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Let the error leave the context manager',
  expects: 'An error of the block reaches the caller',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  messages: {
    handled:
      'The error of the block ends here: after `with {name}` the caller goes on as if all were well. Clean up, then `raise`.',
    returned:
      'A true value from `__exit__` hides every error of the block: after `with {name}` the caller goes on as if all were well. Return nothing.',
  },
  *run(document) {
    for (const { name, how, at } of hiddenErrors(document))
      yield { message: how, at: document.firstLine(at), values: { name } };
  },
});
