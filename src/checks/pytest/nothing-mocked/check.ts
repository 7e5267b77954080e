import { firstMock, importsOtherStandIn } from '../../../languages/pytest/mock.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Put a stand-in where the code leaves the process',
  expects: 'What is outside of the process is replaced',
  reads: 'pytest',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  criterion: 'test.mocks_external',
  messages: {
    found: 'What is outside of the process is replaced, so the tests are quick and run anywhere.',
    missing:
      'Nothing here stands in for the network, the clock or the environment. Where the code under test needs one of them, `monkeypatch` or `unittest.mock` replaces it.',
  },
  *run(document) {
    const first = firstMock(document);
    if (first) yield { message: 'found', at: document.python.firstLine(first) };
    else if (importsOtherStandIn(document.python)) yield unknown;
    else yield { message: 'missing', at: document.firstTest };
  },
});
