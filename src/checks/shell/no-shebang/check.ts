import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Name the shell in the first line',
  expects: 'The script starts with a shebang',
  reads: 'shell',
  kind: 'requires',
  level: 'must',
  criterion: 'sh.has_shebang',
  messages: {
    found: 'The first line names the shell, so the script runs the same wherever it is called from.',
    missing:
      'The first line is no shebang, so the caller decides which shell runs this: cron takes `sh`, where bash features fail. Start with `#!/usr/bin/env bash`.',
  },
  *run(shell) {
    yield { message: shell.text.startsWith('#!') ? 'found' : 'missing', at: shell.lines.lineRange(1) };
  },
});
