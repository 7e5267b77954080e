import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Say how the package is built',
  expects: 'A build system is declared',
  reads: 'pyproject',
  kind: 'requires',
  level: 'praise',
  criterion: 'pkg.build_system',
  messages: {
    found: '`[build-system]` says how the package is built, so every tool builds it alike.',
    missing:
      'There is no `[build-system]`, so pip falls back to an old setuptools and `uv` does not install the project at all. Add the table with `requires` and `build-backend`.',
  },
  *run(pyproject) {
    if (pyproject.has('build-system')) yield { message: 'found', at: pyproject.at('build-system') };
  },
});
