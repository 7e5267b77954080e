import { isTestFile } from '../../../languages/python/test-file.ts';
import { isPublic, untypedParts } from '../../../languages/python/typing.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Annotate the public functions',
  expects: 'Every public function is fully annotated',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  criterion: 'py.type_hints_on_all_public_functions',
  messages: {
    parameters:
      '`{name}` takes `{parameters}` without a type. Callers and type checkers cannot tell what belongs there.',
    returns: '`{name}` does not say what it returns. Add `-> ...`, and `-> None` where it returns nothing.',
    both: '`{name}` takes `{parameters}` without a type and does not say what it returns. Annotate both.',
  },
  *run(document) {
    const functions = isTestFile(document) ? [] : document.functions.filter(isPublic);
    if (functions.length === 0) yield notApplicable;
    for (const { name, nameNode, ...definition } of functions) {
      const { parameters, returns } = untypedParts(definition);
      if (parameters.length === 0 && !returns) continue;
      const message = parameters.length === 0 ? 'returns' : returns ? 'both' : 'parameters';
      yield { message, at: document.range(nameNode), values: { name, parameters: parameters.join(', ') } };
    }
  },
});
