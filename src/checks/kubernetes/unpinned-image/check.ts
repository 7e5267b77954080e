import { pinningOf } from '../../../languages/dockerfile/image.ts';
import { kustomizes } from '../../../languages/kubernetes/kustomize.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

/** A variable, or a word that a script replaces: `${IMAGE}`, `<image>`, `IMAGE_PLACEHOLDER`. */
const isFilledInLater = (image: string): boolean => /[$<>%{]/.test(image) || /^[A-Z][A-Z0-9_]+$/.test(image);

export const check = defineCheck({
  title: 'Pin the images of containers',
  expects: 'Images of containers are pinned',
  reads: 'kubernetes',
  kind: 'forbids',
  level: 'must',
  criterion: 'k8s.image_not_latest',
  messages: {
    untagged:
      '`{image}` has no tag, so each node runs whatever was newest when it pulled. Name the version that you tested.',
    latest:
      '`{image}` moves, so two pods can run two versions and there is none to roll back to. Name the version that you tested.',
  },
  *run({ containers }, _params, submission) {
    const images = new Set(containers.flatMap(({ image }) => image ?? []));
    if (images.size === 0) yield notApplicable;
    const found = [...images].map((image) => ({
      image,
      pinning: isFilledInLater(image.text) ? ('unknown' as const) : pinningOf(image.text),
    }));
    const moves = found.some(({ pinning }) => pinning === 'latest' || pinning === 'untagged');
    const isKustomized = moves && kustomizes(submission, 'images');
    for (const { image, pinning } of found) {
      if (pinning === 'pinned') continue;
      if (pinning === 'unknown' || isKustomized) yield unknown;
      else yield { message: pinning, at: image.range, values: { image: image.text } };
    }
  },
});
