import { aptLayers, aptLists, hasCacheMount, removes } from '../../../languages/dockerfile/layer.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Remove the apt lists in the same RUN',
  expects: 'The apt lists are removed in the layer that fetched them',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'should',
  criterion: 'docker.apt_cleanup_same_layer',
  messages: {
    kept: 'This layer keeps the package lists that `apt-get update` fetched. End the same `RUN` with `rm -rf /var/lib/apt/lists/*`.',
  },
  *run(dockerfile) {
    const layers = aptLayers(dockerfile);
    if (layers.length === 0) yield notApplicable;
    for (const { run, commands } of layers) {
      if (!removes(commands, aptLists) && !hasCacheMount(run, /^\/var\/(lib|cache)\/apt/))
        yield { message: 'kept', at: run.range };
    }
  },
});
