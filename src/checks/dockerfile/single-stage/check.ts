import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Build in one stage, ship another',
  expects: 'The image is built in stages',
  reads: 'dockerfile',
  kind: 'requires',
  level: 'praise',
  criterion: 'docker.multi_stage',
  messages: {
    found: 'The image is built in stages, so build tools can stay behind.',
    missing:
      'This is the only stage, so whatever the build needs is shipped as well. Build in a first stage and copy the result into a second one with `COPY --from`.',
  },
  *run({ stages }) {
    const [first, second] = stages;
    if (second) yield { message: 'found', at: second.from.range };
    else if (first) yield { message: 'missing', at: first.from.range };
  },
});
