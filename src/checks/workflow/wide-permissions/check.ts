import { entryOf } from '../../../languages/workflow/language.ts';
import { onlyReads } from '../../../languages/workflow/token.ts';
import { asMap, type YamlEntry } from '../../../languages/yaml/node.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give the token only what the jobs need',
  expects: 'The token has no more permissions than needed',
  reads: 'workflow',
  kind: 'forbids',
  level: 'should',
  messages: {
    all: '`write-all` lets every action in this run change code, releases and settings. Name only the permissions that the jobs need.',
    contents:
      'This runs on pull requests and nothing here writes to the repository, yet its token may. `contents: read` is enough.',
  },
  *run(workflow) {
    const { root, jobs, triggers } = workflow;
    const holders = [...(root ? [{ node: root }] : []), ...jobs];
    const permissions = holders.flatMap((holder) => entryOf(holder, 'permissions') ?? []);
    for (const { value } of permissions) {
      if (value.kind === 'scalar' && value.text === 'write-all') yield { message: 'all', at: value.range };
    }
    if (!triggers.some(({ name }) => name === 'pull_request') || !onlyReads(workflow)) return;
    for (const { value } of permissions.flatMap(contentsWrite)) {
      yield { message: 'contents', at: value.range, fix: { range: value.range, text: 'read' } };
    }
  },
});

function contentsWrite({ value }: YamlEntry): readonly YamlEntry[] {
  const contents = asMap(value)?.entry('contents');
  return contents?.value.kind === 'scalar' && contents.value.text === 'write' ? [contents] : [];
}
