import { entriesNamed, type Gitlab, reachableFrom } from '../../../languages/gitlab/language.ts';
import { at, type YamlEntry } from '../../../languages/yaml/node.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Run the pipeline on merge requests',
  expects: 'The pipeline runs on merge requests',
  reads: 'gitlab',
  kind: 'requires',
  level: 'should',
  criterion: 'gitlab.runs_on_merge_request',
  messages: {
    found: 'The pipeline runs on merge requests, so a change is checked as it will be merged.',
    missing:
      'No rule names merge requests. Add `- if: $CI_PIPELINE_SOURCE == "merge_request_event"` under `rules:`, so that each one is checked before it is merged.',
  },
  *run(document) {
    const rules = entriesNamed(document, 'rules', 'only', 'workflow').find((entry) =>
      namesMergeRequests(document, entry),
    );
    if (rules) yield { message: 'found', at: rules.key.range };
    else yield document.includes ? unknown : { message: 'missing', at: document.startAt };
  },
});

function namesMergeRequests(document: Gitlab, { name, value }: YamlEntry): boolean {
  const rules = name === 'workflow' ? at(value, 'rules') : value;
  return reachableFrom(document, rules).some((node) => node.kind === 'scalar' && /merge_request/i.test(node.text));
}
