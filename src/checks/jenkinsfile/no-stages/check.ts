import { nameRange, section } from '../../../languages/jenkinsfile/language.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Divide the pipeline into stages',
  expects: 'The pipeline has stages',
  reads: 'jenkinsfile',
  kind: 'requires',
  level: 'must',
  messages: {
    found: 'The pipeline is divided into stages, so it shows where it failed.',
    missing:
      'The pipeline has no `stages` with a `stage` in it, and Jenkins refuses it. Add one for each step of the work, such as lint, test and build.',
  },
  *run(document) {
    const stages = section(document, 'stages');
    if (!document.pipeline) yield notApplicable;
    else if (stages?.body?.some(({ name }) => name === 'stage'))
      yield { message: 'found', at: nameRange(document, stages) };
    else yield { message: 'missing', at: stages ? nameRange(document, stages) : document.startAt };
  },
});
