import { earlyCommits, usesKafka } from '../../../languages/python/libraries/kafka.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Commit after the work',
  expects: 'No offset is committed before the work is done',
  reads: 'python',
  kind: 'forbids',
  level: 'must',
  messages: {
    early:
      'The offset is committed before the message is processed, so a crash in between loses it. Move `commit()` behind the work.',
  },
  *run(document) {
    if (!usesKafka(document)) yield notApplicable;
    else for (const { nameNode } of earlyCommits(document)) yield { message: 'early', at: document.range(nameNode) };
  },
});
