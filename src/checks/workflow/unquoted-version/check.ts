import { entryOf } from '../../../languages/workflow/language.ts';
import { allEntries, scalarsOf, type YamlScalar } from '../../../languages/yaml/node.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Quote version numbers',
  expects: 'Version numbers are quoted where YAML would change them',
  reads: 'workflow',
  kind: 'forbids',
  level: 'must',
  messages: {
    number:
      'Without quotes YAML reads `{written}` as the number {read}, so another version is installed. Put it in quotes.',
  },
  *run({ jobs, steps }) {
    const settings = [
      ...jobs.flatMap((job) => [...allEntries(entryOf(job, 'strategy')?.value)]),
      ...[...steps, ...jobs].flatMap((holder) =>
        ['with', 'env'].flatMap((name) => [...allEntries(entryOf(holder, name)?.value)]),
      ),
    ];
    const versions = settings
      .filter(({ name }) => /version|python|node|^go$|^py$/i.test(name))
      .flatMap(({ value }) => scalarsOf(value));
    for (const scalar of new Set(versions.filter(losesZero))) {
      const { text: written, range } = scalar;
      yield {
        message: 'number',
        at: range,
        values: { written, read: Number(written) },
        fix: { range, text: `"${written}"` },
      };
    }
  },
});

/** `3.10` is the number 3.1. */
const losesZero = ({ style, value, text }: YamlScalar): boolean =>
  style === 'plain' && typeof value === 'number' && /^\d+\.\d*0$/.test(text) && !/^\d+\.0$/.test(text);
