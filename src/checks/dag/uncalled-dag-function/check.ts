import { isCalled } from '../../../languages/dag/called.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Call the function that @dag decorates',
  expects: 'Every function decorated with `@dag` is called',
  reads: 'dag',
  kind: 'forbids',
  level: 'must',
  messages: {
    uncalled:
      '`{name}` describes a DAG and is never called, so the DAG is not made and Airflow shows nothing. Call `{name}()` once at the end of the file.',
    guarded:
      '`{name}` is called below `if __name__ == "__main__":` only, and the scheduler imports the file without running that. Call `{name}()` at the end of the file too.',
  },
  *run(document) {
    const decorated = document.dags.flatMap(({ definition }) => definition ?? []);
    if (document.dags.length === 0) yield notApplicable;
    for (const definition of decorated) {
      const called = isCalled(definition, document);
      if (called === 'yes') continue;
      const at = document.python.range(definition.nameNode);
      yield { message: called === 'main only' ? 'guarded' : 'uncalled', at, values: { name: definition.name } };
    }
  },
});
