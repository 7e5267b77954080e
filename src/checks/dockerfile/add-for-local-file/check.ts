import { isUrl } from '../../../languages/dockerfile/dependencies.ts';
import { expand, unknownPart } from '../../../languages/dockerfile/variables.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

const archive = /\.(tar(\.\w+)?|tgz|tbz2?|txz|tzst|zip|gz|bz2|xz|zst)$/i;

export const check = defineCheck({
  title: 'Copy local files with COPY',
  expects: 'Local files are copied with COPY',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'should',
  criterion: 'docker.uses_copy_not_add_for_local',
  messages: {
    add: '`ADD` also unpacks archives and fetches URLs; `{source}` needs neither. `COPY` says what is meant.',
  },
  *run({ stages }) {
    for (const stage of stages) {
      for (const add of stage.all('ADD')) {
        const variables = stage.variablesAt(add);
        const paths = add.sources.map(({ text }) => expand(text, variables));
        const local = paths.find((path) => !path.includes(unknownPart) && !isUrl(path) && !archive.test(path));
        if (local !== undefined) {
          const onlyLocal = add.flags.every(({ name }) => name === 'chown' || name === 'chmod') && !paths.some(isUrl);
          const fix =
            onlyLocal && !paths.some((path) => archive.test(path))
              ? { range: add.keywordRange, text: 'COPY' }
              : undefined;
          yield { message: 'add', at: add.range, values: { source: local }, fix };
        } else if (paths.some((path) => path.includes(unknownPart))) yield unknown;
      }
    }
  },
});
