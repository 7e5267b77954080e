import { pulledImage } from '../../../languages/compose/images.ts';
import { pinningOf } from '../../../languages/dockerfile/image.ts';
import { expand } from '../../../languages/dockerfile/variables.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

const nothing = new Map<string, string>();

export const check = defineCheck({
  title: 'Pin the images of services',
  expects: 'Images of services are pinned',
  reads: 'compose',
  kind: 'forbids',
  level: 'must',
  criterion: 'compose.images_pinned',
  messages: {
    untagged: '`{image}` has no tag, so two machines can run two versions. Name the version that you tested.',
    latest: "`{image}` moves, so tomorrow's start can bring a version that nobody tested. Name the one that you did.",
  },
  *run({ services }) {
    const images = new Set(services.flatMap((service) => pulledImage(service) ?? []));
    if (images.size === 0) yield notApplicable;
    for (const image of [...images].toSorted((a, b) => a.from - b.from)) {
      const text = expand(image.text, nothing);
      const pinning = pinningOf(text);
      if (pinning === 'unknown') yield unknown;
      else if (pinning !== 'pinned') yield { message: pinning, at: image.range, values: { image: text } };
    }
  },
});
