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
  },
  *run({ stages }) {
    for (const layers of stages.map(layersOf)) {
      const updates = layers.map(({ commands }) =>
        commands.some(({ name, words }) => /^apt(-get)?$/.test(name) && words.some(({ text }) => text === 'update')),
      );
      const installs = layers.map((layer) => layer.installs.some(({ manager }) => manager === 'apt'));
      const last = installs.lastIndexOf(true);
      for (const [i, { run }] of layers.entries()) {
        if (i >= last || !updates[i] || installs[i]) continue;
        if (!updates[installs.indexOf(true, i + 1)]) yield { message: 'apart', at: run.range };
      }
    }
  },
});
