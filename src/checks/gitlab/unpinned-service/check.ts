import { imageName, pinOf } from '../../../languages/gitlab/images.ts';
import { entriesNamed, variablesOf } from '../../../languages/gitlab/language.ts';
import { itemsOf } from '../../../languages/yaml/node.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Pin the image of every service',
  expects: 'Every service has a version',
  reads: 'gitlab',
  kind: 'forbids',
  level: 'should',
  messages: {
    unpinned:
      '`{image}` moves, so the tests can meet another version tomorrow. Name the version that runs in production.',
  },
  *run(document) {
    const variables = variablesOf(document);
    for (const item of entriesNamed(document, 'services').flatMap(({ value }) => itemsOf(value))) {
      const image = imageName(item);
      if (!image) continue;
      const pin = pinOf(image.text, variables);
      if (pin === 'latest' || pin === 'untagged')
        yield { message: 'unpinned', at: image.range, values: { image: image.text } };
    }
  },
});
