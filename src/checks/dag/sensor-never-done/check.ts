import { taskDecoratorOf, writtenName } from '../../../languages/dag/task.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Return from the sensor whether what it waits for is there',
  expects: 'Every sensor function says when it is done',
  reads: 'dag',
  kind: 'forbids',
  level: 'must',
  messages: {
    nothing:
      '`{name}` returns nothing, which the sensor takes for "not yet", so it waits until its timeout whatever it finds. Return `True` or `PokeReturnValue(is_done=...)` once what it waits for is there.',
  },
  *run({ python }) {
    const sensors = python.functions.filter((definition) => {
      const decorator = taskDecoratorOf(definition, python);
      return decorator && writtenName(decorator, python) === 'task.sensor';
    });
    const returning = new Set(
      python
        .all('return_statement', 'yield')
        .filter(({ type, children }) => type === 'yield' || children.length > 0)
        .map((node) => python.functionOf(node)),
    );
    for (const definition of sensors)
      if (!returning.has(definition))
        yield { message: 'nothing', at: python.range(definition.nameNode), values: { name: definition.name } };
  },
});
