import { expand } from '../../../languages/dockerfile/variables.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give WORKDIR an absolute path',
  expects: 'WORKDIR is an absolute path',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'should',
  messages: {
    relative: '`{path}` is seen from the directory that the base image chose, so it can move with it. Start with `/`.',
  },
  *run({ stages }) {
    for (const stage of stages) {
      // Behind an absolute one, a relative path is odd but certain.
      if (stage.parent?.inherited('WORKDIR')) continue;
      const first = stage.all('WORKDIR')[0];
      const path = first && expand(first.words[0]?.text ?? '', stage.variablesAt(first));
      if (first && path && /^[\w.]/.test(path) && !/^[a-z]:/i.test(path))
        yield { message: 'relative', at: first.range, values: { path } };
    }
  },
});
