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
  *run({ objects }, _params, submission) {
    const namespaced = objects.filter((object) => isNamespaced(object));
    const lacking = namespaced.filter(({ namespace }) => !namespace);
    const [first, ...others] = lacking;
    const [object] = namespaced;
    if (first && kustomizes(submission, 'namespace')) yield unknown;
    else if (first) {
      const { name } = first;
      yield {
        message: others.length > 0 ? 'several' : 'missing',
        at: first.at,
        values: { name, others: others.length },
      };
    } else if (object) yield { message: 'found', at: object.at };
    else yield objects.some((each) => isNamespaced(each) === undefined) ? unknown : notApplicable;
  },
});
