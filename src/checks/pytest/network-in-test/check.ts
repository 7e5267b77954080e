import { isAnswered, isMeant, networkCallsOf } from '../../../languages/pytest/network.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep the network out of the tests',
  expects: 'No test reaches the network',
  reads: 'pytest',
  kind: 'forbids',
  level: 'must',
  messages: {
    address:
      'This asks `{target}` each time the tests run, so they fail when it is slow, down or different. Hand in an answer of your own instead.',
    aws: 'This talks to the real `{target}` of AWS. Give the tests one of their own: `mock_aws` of moto, or an `endpoint_url`.',
  },
  *run({ python, path }, _params, submission) {
    const found = networkCallsOf(python).filter(({ call }) => !isMeant(call, path, python));
    if (found.length === 0) return;
    const conftests = submission.documents('pytest').filter(({ isConftest }) => isConftest);
    const files = [python, ...conftests.map((conftest) => conftest.python)];
    const libraries = new Set(found.map(({ library }) => library));
    const answered = new Set([...libraries].filter((library) => files.some((file) => isAnswered(library, file))));
    for (const { call, target, library } of found) {
      if (answered.has(library)) continue;
      const message = library === 'boto3' ? 'aws' : 'address';
      yield { message, at: python.firstLine(call.node), values: { target } };
    }
  },
});
