import { itemsOf, at as nodeAt, textOf, type YamlNode } from '../../../languages/yaml/node.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Need jobs that are there',
  expects: 'Every job that is needed is there',
  reads: 'gitlab',
  kind: 'forbids',
  level: 'must',
  messages: {
    absent: 'There is no job `{job}` in this file, so GitLab refuses all of it. Correct the name, or add the job.',
    hidden:
      '`{job}` begins with a dot, so it is a template and never runs: GitLab refuses the file. Need a job in its place.',
  },
  *run({ holders, jobs }) {
    if (holders.some(({ kind, node }) => kind === 'file' && node.has('include'))) {
      yield unknown;
      return;
    }
    const names = new Set(jobs.map(({ name }) => name));
    const needed = jobs.flatMap(({ node }) => [
      ...namedIn(node.get('needs')).flatMap(jobNeeded),
      ...namedIn(node.get('dependencies')),
    ]);
    for (const place of new Set(needed)) {
      const job = textOf(place);
      // Of `parallel` and of variables other names are made.
      if (job === undefined || names.has(job) || /[$[]|\d\/\d+$/.test(job)) continue;
      yield { message: job.startsWith('.') ? 'hidden' : 'absent', at: place.range, values: { job } };
    }
  },
});

/** The items of a list; what `!reference` stands for is named elsewhere. */
const namedIn = (node: YamlNode | undefined): readonly YamlNode[] =>
  itemsOf(node?.tag === undefined ? node : undefined).filter(({ tag }) => tag === undefined);

/** The name in `x` or `{ job: x }`; jobs of other pipelines, and those that may be absent, are left out. */
function jobNeeded(item: YamlNode): readonly YamlNode[] {
  if (item.kind === 'scalar') return [item];
  const elsewhere = ['pipeline', 'project', 'optional'].some((key) => nodeAt(item, key) !== undefined);
  return elsewhere ? [] : [nodeAt(item, 'job') ?? []].flat();
}
