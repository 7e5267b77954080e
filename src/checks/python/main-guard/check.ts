import { isMainGuard } from '../../../languages/python/import-time.ts';
import { child } from '../../../languages/python/tree.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Guard what runs with a main guard',
  expects: 'A main guard keeps import apart from run',
  reads: 'python',
  kind: 'requires',
  level: 'praise',
  criterion: 'py.main_guard',
  messages: {
    found: 'A main guard lets tests import this file without running it.',
    missing:
      'There is no `if __name__ == "__main__":`. With it the file can be imported, by a test for instance, without running.',
  },
  *run(document) {
    for (const node of document.all('if_statement')) {
      const condition = child(node, 'condition');
      if (!condition || !isMainGuard(condition, document)) continue;
      yield { message: 'found', at: document.firstLine(node) };
      return;
    }
  },
});
