import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Set a working directory',
  expects: 'The image sets its working directory',
  reads: 'dockerfile',
  kind: 'requires',
  level: 'should',
  criterion: 'docker.explicit_workdir',
  messages: {
    found: '`{path}` is set as the working directory, so relative paths mean one thing.',
    missing:
      'The final stage sets no `WORKDIR`, so everything happens in the directory that the base image chose, often `/`. Set one before you copy files.',
  },
  *run({ final }) {
    const found = final?.inherited('WORKDIR');
    if (found) yield { message: 'found', at: found.range, values: { path: found.words[0]?.text ?? '' } };
    else if (final) yield { message: 'missing', at: final.from.range };
  },
});
