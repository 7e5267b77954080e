import { wholeReads } from '../../../languages/python/source.ts';
import { isTestFile } from '../../../languages/python/test-file.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Read the source piece by piece',
  expects: 'Memory does not grow with the source',
  reads: 'python',
  kind: 'forbids',
  level: 'must',
  messages: {
    list: '`{call}` puts the whole source into memory, whatever its size. Loop over it instead, and yield what each step needs.',
    frame: '`{call}` reads the whole file into one frame. Pass `chunksize` and work on one chunk after the other.',
  },
  *run(document) {
    if (isTestFile(document)) yield notApplicable;
    else
      for (const { node, kind, call } of wholeReads(document))
        yield { message: kind, at: document.firstLine(node), values: { call } };
  },
});
