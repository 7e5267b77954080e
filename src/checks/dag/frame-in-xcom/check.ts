import { framesInXcom } from '../../../languages/dag/frame.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Hand on where the data is, not the data',
  expects: 'Tasks hand on paths rather than data frames',
  reads: 'dag',
  kind: 'forbids',
  level: 'should',

  messages: {
    frame:
      'What a task returns goes through the database of Airflow, which is made for a few kilobytes. Write the frame to storage and return its path.',
    serialized:
      'Written out as text, the whole frame goes through the database of Airflow, which is made for a few kilobytes. Write it to storage and return its path.',
  },
  *run(document) {
    for (const { node, serialized } of framesInXcom(document)) {
      yield { message: serialized ? 'serialized' : 'frame', at: document.python.firstLine(node) };
    }
  },
});
