import { nameRange } from '../../../languages/jenkinsfile/language.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Say what happens at the end',
  expects: 'A post section handles the end of the run',
  reads: 'jenkinsfile',
  kind: 'requires',
  level: 'should',
  messages: {
    found: 'A `post` section handles the end of the run, whether it failed or not.',
    missing:
      'There is no `post` section, so a failed run leaves no report and tells nobody. Publish results under `always`, and notify under `failure`.',
  },
  *run(document) {
    const post = document.all.find(({ name, body }) => name === 'post' && body);
    if (!document.pipeline) yield notApplicable;
    else
      yield post ? { message: 'found', at: nameRange(document, post) } : { message: 'missing', at: document.startAt };
  },
});
