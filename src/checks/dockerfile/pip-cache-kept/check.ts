import { allLayers, shippedLayers } from '../../../languages/dockerfile/layer.ts';
import { keepsPipCache } from '../../../languages/dockerfile/pip.ts';
import { insertBehind, rangeOf } from '../../../languages/dockerfile/word.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Leave the pip cache out of the image',
  expects: 'pip leaves no cache in the image',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'should',
  criterion: 'docker.pip_no_cache_dir',
  messages: {
    kept: 'pip keeps its downloads in this layer, and the image ships them. Add `--no-cache-dir`.',
    unshipped:
      'pip keeps its downloads in this layer. The image does not ship this stage, but each build stores it. Add `--no-cache-dir`, or a cache mount on `/root/.cache/pip`.',
  },
  *run(dockerfile) {
    const installs = allLayers(dockerfile).flatMap((layer) =>
      layer.installs.filter(({ manager }) => manager === 'pip').map((install) => ({ layer, install })),
    );
    if (installs.length === 0) yield notApplicable;
    const shipped = new Set(shippedLayers(dockerfile));
    for (const { layer, install } of installs) {
      if (!keepsPipCache(layer, install)) continue;
      const { command, verb } = install;
      const at = rangeOf([command.words[0], verb], dockerfile.lines) ?? verb.range;
      yield { message: shipped.has(layer) ? 'kept' : 'unshipped', at, fix: insertBehind(verb, '--no-cache-dir') };
    }
  },
});
