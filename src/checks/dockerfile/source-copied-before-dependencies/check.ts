import { dependencyInstalls, earlyCopy } from '../../../languages/dockerfile/dependencies.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Install dependencies before copying the source',
  expects: 'Dependencies are installed before the source is copied',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'should',
  criterion: 'docker.deps_copied_before_source',
  messages: {
    early:
      '`{source}` is copied before the dependencies are installed, so every change of the code installs them all again. Copy the list of dependencies first, install, and copy the rest after that.',
  },
  *run(dockerfile) {
    const { first, language } = dependencyInstalls(dockerfile);
    if (!first) {
      yield notApplicable;
      return;
    }
    const early = earlyCopy(first);
    if (early) yield { message: 'early', at: early.copy.range, values: { source: early.source.text } };
    // The system's packages come first, as they should; whether packages of the language are dependencies is not certain.
    else if (language && earlyCopy(language)) yield unknown;
  },
});
