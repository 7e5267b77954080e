import { allLayers } from '../../../languages/dockerfile/layer.ts';
import { namedPackages } from '../../../languages/dockerfile/pip.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Pin the packages that pip installs',
  expects: 'Packages that pip installs have a version',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'should',
  criterion: 'docker.pip_packages_pinned',
  messages: {
    unpinned:
      "`{packages}` has no version, so tomorrow's image can hold another one. Pin it, as in `pandas==2.2.3`, or move it to a pinned `requirements.txt`.",
  },
  *run(dockerfile) {
    const installs = allLayers(dockerfile).flatMap(({ installs }) => installs.map(namedPackages));
    if (installs.every(({ all }) => all.length === 0)) yield notApplicable;
    for (const { unpinned, unclear } of installs) {
      if (unclear) yield unknown;
      const [first] = unpinned;
      if (first)
        yield {
          message: 'unpinned',
          at: first.range,
          values: { packages: unpinned.map((word) => word.text).join(' ') },
        };
    }
  },
});
