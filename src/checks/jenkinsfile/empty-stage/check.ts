import { type Jenkinsfile, nameRange } from '../../../languages/jenkinsfile/language.ts';
import type { Statement } from '../../../languages/jenkinsfile/statements.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give every stage something to do',
  expects: 'Every stage has steps',
  reads: 'jenkinsfile',
  kind: 'forbids',
  level: 'must',
  messages: {
    nothing:
      'This stage has neither `steps` nor stages of its own, so Jenkins refuses the whole file. Write its steps, or take it out.',
    noSteps: 'There is no step in here, and Jenkins refuses the whole file for it. Write one, or take the stage out.',
  },
  *run(document) {
    if (!document.pipeline) yield notApplicable;
    for (const stage of stagesOf(document)) {
      const steps = stage.body?.find(({ name }) => name === 'steps');
      if (stage.body?.every(({ name }) => !work.test(name)))
        yield { message: 'nothing', at: nameRange(document, stage) };
      else if (steps?.body?.length === 0) yield { message: 'noSteps', at: nameRange(document, steps) };
    }
  },
});

const work = /^(steps|stages|parallel|matrix)$/;

/** The stages of a declarative pipeline, those within others too. */
function stagesOf({ pipeline }: Jenkinsfile): readonly Statement[] {
  const found: Statement[] = [];
  const rest = (pipeline?.body ?? []).filter(({ name }) => name === 'stages');
  for (let next = rest.pop(); next; next = rest.pop()) {
    if (next.name === 'stage') found.push(next);
    rest.push(...(next.body ?? []).filter(({ name }) => /^(stage|stages|parallel|matrix)$/.test(name)));
  }
  return found.toSorted((a, b) => a.from - b.from);
}
