import { imageName, pinningOf } from '../../../languages/dockerfile/image.ts';
import { pinFromOwnFiles } from '../../../languages/dockerfile/own-version.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Pin the base image',
  expects: 'The base image is pinned',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'must',
  criterion: 'docker.pinned_base_image',
  messages: {
    untagged: "`{image}` has no tag, so tomorrow's build can differ from today's. Name the version that you tested.",
    latest:
      "`{image}` moves, so tomorrow's build can fail on code that did not change. Name the version that you tested.",
  },
  *run({ stages }, _params, submission) {
    for (const { image, imageText, isExternal } of stages) {
      if (!image || !isExternal) continue;
      const pinning = pinningOf(imageText);
      if (pinning === 'unknown') yield unknown;
      else if (pinning !== 'pinned') {
        const { range, raw } = image;
        const text = imageText === raw ? pinFromOwnFiles(imageName(imageText), submission) : undefined;
        const fix = text === undefined ? undefined : { range, text };
        yield { message: pinning, at: range, values: { image: imageText }, fix };
      }
    }
  },
});
