import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Test what happens when the input is wrong',
  expects: 'An error is tested',
  reads: 'pytest',
  kind: 'requires',
  level: 'should',
  onlyTasksAsk: true,
  criterion: 'test.uses_raises',
  messages: {
    found: 'The error is tested too: bad input has to be refused.',
    missing:
      'No test here expects an error, so code that accepts bad input passes. Call it with some inside `with pytest.raises(...)`.',
  },
  *run(document) {
    const raises = document.python.calls.find(
      ({ callee, method }) => /\w\.raises$/.test(callee ?? '') || /^assertRaises/.test(method ?? ''),
    );
    yield raises
      ? { message: 'found', at: document.python.range(raises.nameNode) }
      : { message: 'missing', at: document.firstTest };
  },
});
