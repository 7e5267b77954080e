import { aptLayers } from '../../../languages/dockerfile/layer.ts';
import { insertBehind } from '../../../languages/dockerfile/word.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Install without recommended packages',
  expects: 'apt installs no recommended packages',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'note',
  criterion: 'docker.apt_no_install_recommends',
  messages: {
    recommended:
      'apt also installs what the packages only recommend. Add `--no-install-recommends`, and name what you need.',
  },
  *run(dockerfile) {
    const layers = aptLayers(dockerfile);
    if (layers.length === 0) yield notApplicable;
    for (const { run, installs } of layers) {
      const text = run.line.text + (run.body?.text ?? '');
      if (/--no-install-recommends|install-recommends["'\s=]+(false|0|no)\b/i.test(text)) continue;
      const verb = installs.find(({ manager }) => manager === 'apt')?.verb;
      yield { message: 'recommended', at: run.range, fix: verb && insertBehind(verb, '--no-install-recommends') };
    }
  },
});
