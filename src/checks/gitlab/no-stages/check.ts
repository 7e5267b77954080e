import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Name the stages of the pipeline',
  expects: 'The pipeline names its stages',
  reads: 'gitlab',
  kind: 'requires',
  level: 'should',
  criterion: 'gitlab.has_stages',
  messages: {
    found: 'The stages say in which order the jobs run.',
    missing:
      "Without `stages:` the order of the jobs is GitLab's, not yours. List the stages at the top, such as lint, test and build.",
  },
  *run(document) {
    const found = document.stages;
    if (found) yield { message: 'found', at: found.key.range };
    else yield document.includes ? unknown : { message: 'missing', at: document.startAt };
  },
});
