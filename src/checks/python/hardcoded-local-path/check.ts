import { localPathsOf } from '../../../languages/python/local-path.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Take paths from outside the code',
  expects: 'No path of one computer is in the code',
  reads: 'python',
  kind: 'forbids',
  level: 'should',
  criterion: 'py.hardcoded_local_path',
  messages: {
    local:
      '`{path}` exists on one computer only. Take it from an argument or a setting, or build it from `Path(__file__)`.',
  },
  *run(document) {
    for (const { node, text } of localPathsOf(document))
      yield { message: 'local', at: document.range(node), values: { path: text } };
  },
});
