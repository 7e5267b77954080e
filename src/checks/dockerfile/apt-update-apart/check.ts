import { shipsNoAptLists } from '../../../languages/dockerfile/image.ts';
import { layersOf } from '../../../languages/dockerfile/layer.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Update and install in the same RUN',
  expects: 'apt updates and installs in one layer',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'must',
  messages: {
    apart:
      '`apt-get update` is a layer of its own, and Docker reuses it while the line below changes. The install then asks for packages that are gone. Put both in one `RUN`.',
    later:
      'This installs from the lists of an earlier `RUN`, which Docker reuses for months. The packages in them are then gone. Install all in the `RUN` that updates, or update here too.',
    never:
      'Nothing fetches the lists of packages before this, and `{image}` ships none, so apt finds no package that is not there already. Put `apt-get update &&` before it.',
  },
  *run({ stages }) {
    for (const stage of stages) {
      const layers = layersOf(stage);
      const updates = layers.map(({ commands }) =>
        commands.some(({ name, words }) => /^apt(-get)?$/.test(name) && words.some(({ text }) => text === 'update')),
      );
      const installs = layers.map((layer) => layer.installs.some(({ manager }) => manager === 'apt'));
      const without = layers.findIndex((_, i) => installs[i] && !updates[i]);
      const run = layers[without]?.run;
      if (!run) continue;
      const before = updates.lastIndexOf(true, without);
      const earlier = layers[before]?.run;
      if (earlier && !installs[before]) yield { message: 'apart', at: earlier.range };
      else if (earlier) yield { message: 'later', at: run.range };
      else if (!stage.parent && shipsNoAptLists(stage.imageText))
        yield { message: 'never', at: run.range, values: { image: stage.imageText } };
    }
  },
});
