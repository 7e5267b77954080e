import { allLayers } from '../../../languages/dockerfile/layer.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Quote version ranges in the shell',
  expects: 'Version ranges are quoted',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'must',
  messages: {
    redirected: 'The shell reads `{sign}` as a redirection, so pip never sees this version. Put the package in quotes.',
  },
  *run(dockerfile) {
    for (const { run, installs } of allLayers(dockerfile)) {
      if (run.exec) continue;
      for (const { manager, packages } of installs) {
        if (manager !== 'pip' && manager !== 'uv') continue;
        for (const { raw, range } of packages) {
          const sign = /^[^'"\\]*?([<>]=?)/.exec(raw)?.[1];
          const fix = /['"\\$`]/.test(raw) ? undefined : { range, text: `"${raw}"` };
          if (sign) yield { message: 'redirected', at: range, values: { sign: sign.slice(0, 1) }, fix };
        }
      }
    }
  },
});
