import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Import names, not everything',
  expects: 'Every imported name is written out',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  criterion: 'py.wildcard_import',
  messages: {
    wildcard:
      '`from {module} import *` brings in names that nobody sees, and they can replace built-ins. Import what you use by name.',
  },
  *run(document) {
    for (const { name, module, statement } of document.imports)
      if (name === '*') yield { message: 'wildcard', at: document.firstLine(statement), values: { module } };
  },
});
