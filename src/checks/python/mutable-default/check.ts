import { isMutable } from '../../../languages/python/mutable.ts';
import { child } from '../../../languages/python/tree.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Make the default when the function is called',
  expects: 'No parameter defaults to something that can change',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  criterion: 'py.mutable_default',
  messages: {
    shared:
      '`{default}` is made once, when Python reads the `def`, and all calls share it. Default to `None` and make it inside the function.',
  },
  *run(document) {
    for (const parameter of document.all('default_parameter', 'typed_default_parameter')) {
      const value = child(parameter, 'value');
      if (value && isMutable(value, document))
        yield { message: 'shared', at: document.range(value), values: { default: document.textOf(value) } };
    }
  },
});
