import { accessKeyOf, usedMoto } from '../../../languages/pytest/moto.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give the tests made-up AWS credentials',
  expects: 'The tests bring their own AWS credentials',
  reads: 'pytest',
  kind: 'requires',
  level: 'should',
  criterion: 'test.fake_aws_credentials',
  messages: {
    found: 'The tests bring made-up credentials, so a mistake in them cannot reach a real account.',
    missing:
      'If a client is made outside of the mock, it uses the credentials of whoever runs the tests. Set `AWS_ACCESS_KEY_ID` to something made up in a fixture.',
  },
  *run(document, _params, submission) {
    const { python, tests, fixtures } = document;
    const imported = usedMoto(document);
    if (!imported) {
      yield notApplicable;
      return;
    }
    const own = accessKeyOf(python);
    const conftests = submission.documents('pytest').filter(({ isConftest }) => isConftest);
    const elsewhere = conftests.some((conftest) => conftest.python !== python && accessKeyOf(conftest.python));
    const defined = new Set(fixtures.map(({ name }) => name));
    const asked = [...tests, ...fixtures]
      .flatMap(({ function: definition }) => definition.parameters)
      .some(({ name }) => /cred/i.test(name) && !defined.has(name));
    if (own) yield { message: 'found', at: python.firstLine(own) };
    else if (elsewhere || asked) yield unknown;
    else yield { message: 'missing', at: python.firstLine(imported.statement) };
  },
});
