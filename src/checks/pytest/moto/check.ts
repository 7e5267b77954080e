import { motoImports, usedMoto } from '../../../languages/pytest/moto.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Test code for AWS with moto',
  expects: 'moto stands in for AWS',
  reads: 'pytest',
  kind: 'requires',
  level: 'praise',
  criterion: 'test.uses_moto',
  messages: {
    found: 'moto stands in for AWS, so these tests need no account and cost nothing.',
    missing:
      'No test here uses moto. Under `mock_aws` the calls of boto3 meet an AWS in memory: no account, no cost, nothing left behind.',
    unused:
      'moto is imported but never used, so the calls of boto3 go to AWS. Put `@mock_aws` on the test, or open it with `with mock_aws():`.',
  },
  *run(document) {
    const { python } = document;
    const used = usedMoto(document);
    const [imported] = motoImports(python);
    if (used) yield { message: 'found', at: python.range(used.node) };
    else if (imported) yield { message: 'unused', at: python.firstLine(imported.statement) };
    else yield { message: 'missing', at: document.firstTest };
  },
});
