import { pinOf } from '../../../languages/gitlab/images.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Pin the image of the agent',
  expects: "The agent's image has a version",
  reads: 'jenkinsfile',
  kind: 'forbids',
  level: 'should',
  messages: {
    unpinned:
      "`{image}` moves, so tomorrow's build can fail on code that did not change. Name the version that you tested.",
  },
  *run({ all, lines }) {
    for (const { body } of all.filter(({ name }) => name === 'agent')) {
      for (const { name, tokens } of (body ?? []).flatMap((inner) => [
        inner,
        ...(inner.name === 'docker' ? (inner.body ?? []) : []),
      ])) {
        const image = tokens.find(({ kind }) => kind === 'string');
        if (!image || !['docker', 'image'].includes(name)) continue;
        const pin = pinOf(image.text, []);
        if (pin === 'latest' || pin === 'untagged')
          yield { message: 'unpinned', at: lines.range(image.from, image.to), values: { image: image.text } };
      }
    }
  },
});
