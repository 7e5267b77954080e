import type { ShellAssignment } from '../../../languages/shell/document.ts';
import { defineCheck } from '../../../review/check.ts';

/** Assigned in this script, to something that begins with text or with what `mktemp` and `pwd` print. */
const isFilled = ({ value }: ShellAssignment): boolean =>
  value !== undefined && (/^[^\0]/.test(value.value) || /\bmktemp\b|\bpwd\b|:[?-]/.test(value.raw));

export const check = defineCheck({
  title: 'Guard the variable in `rm -r`',
  expects: '`rm -r` cannot reach the root folder',
  reads: 'shell',
  kind: 'forbids',
  level: 'must',
  messages: {
    empty: 'When `{name}` is empty, this removes from `/` on. Write `{guarded}`, which stops the script instead.',
  },
  *run(shell) {
    const loopNames = [...shell.text.matchAll(/\bfor[ \t]+(\w+)/g)].map(([, name]) => name);
    const filled = new Set([...shell.assignments.filter(isFilled).map(({ name }) => name), ...loopNames]);
    for (const { program, args } of shell.commands) {
      if (program !== 'rm' || !args.some(({ value }) => /^-\w*[rR]|^--recursive$/.test(value))) continue;
      for (const { raw, from, to } of args) {
        const name = /^"?\$(?:\{(\w+)\}|(\w+))"?\/"?(?:\.?\*)?"?$/.exec(raw)?.slice(1).find(Boolean);
        if (name === undefined || filled.has(name)) continue;
        yield { message: 'empty', at: shell.lines.range(from, to), values: { name, guarded: `"\${${name}:?}"` } };
      }
    }
  },
});
