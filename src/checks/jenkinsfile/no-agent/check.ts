import { nameRange, section } from '../../../languages/jenkinsfile/language.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Say where the pipeline runs',
  expects: 'The pipeline has an agent',
  reads: 'jenkinsfile',
  kind: 'requires',
  level: 'must',
  messages: {
    found: 'The pipeline says on which agent it runs.',
    missing: 'The pipeline has no `agent`, and Jenkins refuses it. Add `agent any`, or better an image with a version.',
    none: '`agent none` gives the stages no machine, and no stage brings its own. Give every stage an `agent`.',
  },
  *run(document) {
    const { pipeline, all, startAt } = document;
    const agent = section(document, 'agent');
    if (!pipeline) yield notApplicable;
    else if (!agent) yield { message: 'missing', at: startAt };
    else if (agent.tokens[1]?.text !== 'none') yield { message: 'found', at: nameRange(document, agent) };
    else {
      const own = all.find((statement) => statement.name === 'agent' && statement !== agent);
      yield own
        ? { message: 'found', at: nameRange(document, own) }
        : { message: 'none', at: nameRange(document, agent) };
    }
  },
});
