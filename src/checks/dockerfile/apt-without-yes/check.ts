import { aptLayers } from '../../../languages/dockerfile/layer.ts';
import { insertBehind, rangeOf } from '../../../languages/dockerfile/word.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Answer apt before it asks',
  expects: 'apt is told to go ahead',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'must',
  messages: {
    asks: 'apt asks before it installs, and a build cannot answer: it stops here. Add `-y`.',
  },
  *run(dockerfile) {
    for (const { run, installs } of aptLayers(dockerfile)) {
      const text = run.line.text + (run.body?.text ?? '');
      if (/assume-yes|\byes\b/i.test(text)) continue;
      for (const { manager, command, verb } of installs) {
        const isQuiet = command.words.filter(({ text }) => text === '-q').length > 1;
        if (manager !== 'apt' || isQuiet || command.words.some((word) => /^-[a-z]*(y|qq)|^-q=2|\$/i.test(word.text)))
          continue;
        const at = rangeOf([command.words[0], verb], dockerfile.lines) ?? verb.range;
        yield { message: 'asks', at, fix: insertBehind(verb, '-y') };
      }
    }
  },
});
