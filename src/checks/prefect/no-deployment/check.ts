import { deployment, placeOf, steps, usesPrefect } from '../../../languages/python/libraries/prefect.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';
import type { Submission } from '../../../review/submission.ts';

/** `prefect.yaml`, or another file of the submission that deploys. */
const isDeployed = (submission: Submission): boolean =>
  submission.paths.some((path) => /(?:^|\/)(?:prefect|[\w-]*deployment)\.ya?ml$/i.test(path)) ||
  submission.documents('python').some((other) => usesPrefect(other) && deployment(other) !== undefined);

export const check = defineCheck({
  title: 'Deploy the flow',
  expects: 'The flow is deployed or scheduled',
  reads: 'python',
  kind: 'requires',
  level: 'should',
  onlyTasksAsk: true,
  messages: {
    found: 'The file says how the flow is deployed.',
    missing:
      'Nothing says when or where this flow runs. `{name}.serve(name="daily", cron="0 5 * * *")`, or a `prefect.yaml`, makes a deployment of it.',
  },
  *run(document, _params, submission) {
    const [first] = usesPrefect(document) ? steps(document).filter(({ kind }) => kind === 'flow') : [];
    const at = first && deployment(document);
    const elsewhere = first && !at && isDeployed(submission);
    if (!first) yield notApplicable;
    else if (at) yield { message: 'found', at: document.range(at) };
    else if (elsewhere) yield unknown;
    else yield { message: 'missing', at: document.range(placeOf(first)), values: { name: first.definition.name } };
  },
});
