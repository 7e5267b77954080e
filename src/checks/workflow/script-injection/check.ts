import { expressionsIn, isUntrusted } from '../../../languages/workflow/expressions.ts';
import { inputOf, type Step } from '../../../languages/workflow/language.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Keep what others write out of scripts',
  expects: 'No script holds text of the event',
  reads: 'workflow',
  kind: 'forbids',
  level: 'must',
  criterion: 'gha.script_injection_risk',
  messages: {
    pasted:
      '`{expression}` is pasted into the script before the shell reads it: a title or branch name such as `$(...)` is then run with your token. Put it in `env:` and use the variable in quotes.',
  },
  *run({ steps }) {
    for (const script of steps.flatMap(scripts)) {
      for (const { text, from, to } of expressionsIn(script.text)) {
        if (!isUntrusted(text)) continue;
        yield { message: 'pasted', at: script.rangeWithin(from, to), values: { expression: text } };
      }
    }
  },
});

/** Texts of a step that are run: the shell script, or the JavaScript of github-script. */
function scripts(step: Step) {
  const script = step.uses?.repository === 'actions/github-script' ? inputOf(step, 'script') : undefined;
  return [...(step.run ? [step.run.scalar] : []), ...(script ? [script] : [])];
}
