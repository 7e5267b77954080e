import { imageName, pinOf } from '../../../languages/gitlab/images.ts';
import { entriesNamed, variablesOf } from '../../../languages/gitlab/language.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Pin the image of every job',
  expects: 'Every image has a version',
  reads: 'gitlab',
  kind: 'forbids',
  level: 'should',
  criterion: 'gitlab.image_pinned',
  messages: {
    untagged:
      "`{image}` has no tag, so GitLab takes `latest` and tomorrow's job can fail on code that did not change. Name the version that you tested.",
    latest:
      "`{image}` moves, so tomorrow's job can fail on code that did not change. Name the version that you tested.",
  },
  *run(document) {
    const variables = variablesOf(document);
    for (const { value } of entriesNamed(document, 'image')) {
      const image = imageName(value);
      if (!image) continue;
      const pin = pinOf(image.text, variables);
      if (pin === 'unknown') yield unknown;
      else if (pin !== 'tagged') yield { message: pin, at: image.range, values: { image: image.text } };
    }
  },
});
