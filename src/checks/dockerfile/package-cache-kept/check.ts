import { leftCache } from '../../../languages/dockerfile/cache.ts';
import { shippedLayers } from '../../../languages/dockerfile/layer.ts';
import { insertBehind, rangeOf } from '../../../languages/dockerfile/word.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Leave package caches out of the image',
  expects: 'Package managers leave no cache in the image',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'note',
  messages: {
    apk: 'apk keeps its index in this layer. Use `apk add --no-cache`.',
    yum: 'The packages that were fetched stay in this layer. End the same `RUN` with `dnf clean all` (or `yum clean all`).',
    conda:
      'conda keeps every archive that it fetched in this layer. End the same `RUN` with `conda clean --all --yes`.',
    npm: 'npm keeps its cache in this layer. End the same `RUN` with `npm cache clean --force`.',
    poetry: 'Poetry keeps its cache in this layer. Use `poetry install --no-cache`, or a cache mount.',
    uv: 'uv keeps its cache in this layer. Use `--no-cache`, or a cache mount on `/root/.cache/uv`.',
  },
  *run(dockerfile) {
    for (const layer of shippedLayers(dockerfile)) {
      for (const install of layer.installs) {
        const message = leftCache(layer, install);
        if (!message) continue;
        const { command, verb } = install;
        const fix = message === 'apk' ? insertBehind(verb, '--no-cache') : undefined;
        yield { message, at: rangeOf([command.words[0], verb], dockerfile.lines) ?? verb.range, fix };
      }
    }
  },
});
