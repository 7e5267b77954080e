import { kustomizes } from '../../../languages/kubernetes/kustomize.ts';
import { isNamespaced } from '../../../languages/kubernetes/scope.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Name the namespace',
  expects: 'Every object names its namespace',
  reads: 'kubernetes',
  kind: 'requires',
  level: 'note',
  criterion: 'k8s.namespace_set',
  messages: {
    found: 'Every object names its namespace, so it lands there whoever applies it.',
    missing:
      '`{name}` names no namespace, so it lands in whichever one the shell points to. Write `namespace:` under its `metadata`.',
    several:
      '`{name}` and {others} more name no namespace, so they land in whichever one the shell points to. Write `namespace:` under the `metadata` of each.',
  },
  *run({ objects, workloads }, _params, submission) {
    const namespaced = objects.filter((object) => isNamespaced(object));
    const patches = new Set(workloads.filter(({ isPartial }) => isPartial).map(({ node }) => node));
    const lacking = namespaced.filter(({ namespace }) => !namespace);
    const [first, ...others] = lacking.filter(({ node }) => !patches.has(node));
    const [object] = namespaced;
    if (first && !kustomizes(submission, 'namespace')) {
      const message = others.length > 0 ? 'several' : 'missing';
      yield { message, at: first.at, values: { name: first.name, others: others.length } };
    } else if (lacking.length > 0) yield unknown;
    else if (object) yield { message: 'found', at: object.at };
    else yield objects.some((each) => isNamespaced(each) === undefined) ? unknown : notApplicable;
  },
});
