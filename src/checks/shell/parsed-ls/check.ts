import { headOf } from '../../../languages/shell/place.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Loop over files with a pattern, not over `ls`',
  expects: 'File names are not taken from the output of `ls`',
  reads: 'shell',
  kind: 'forbids',
  level: 'should',
  messages: {
    ls: 'The output of `ls` is text for people: a name with a blank or a line end falls apart here. Loop over the pattern itself, `for file in ./*.csv`, or use `find ... -print0`.',
  },
  *run(shell) {
    for (const loop of shell.loops) {
      const piped = shell.commands.find(({ program, pipeline }) => program === 'ls' && pipeline === loop.pipeline);
      if (loop.kind === 'while' && loop.pipeline !== undefined && piped)
        yield { message: 'ls', at: headOf(shell, piped) };
      if (loop.kind === 'for' && /^"?(?:\$\(|`)\s*(?:\/bin\/)?ls(?:\s|\)|`)/.test(loop.list))
        yield { message: 'ls', at: headOf(shell, loop) };
    }
  },
});
