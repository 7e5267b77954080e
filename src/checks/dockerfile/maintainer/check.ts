import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Name the maintainer in a label',
  expects: 'No MAINTAINER is used',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'note',
  criterion: 'docker.deprecated_maintainer',
  messages: {
    deprecated: '`MAINTAINER` is deprecated. A label says the same, and tools can read it.',
  },
  *run({ instructions, lines }) {
    for (const each of instructions) {
      if (each.keyword !== 'MAINTAINER') continue;
      const name = each.line.text.trim().replace(/^(["'])(.*)\1$/, '$2');
      const text = `LABEL org.opencontainers.image.authors="${name}"`;
      const fix = /^[^"\\$`]+$/.test(name) ? { range: lines.range(each.from, each.to), text } : undefined;
      yield { message: 'deprecated', at: each.range, fix };
    }
  },
});
