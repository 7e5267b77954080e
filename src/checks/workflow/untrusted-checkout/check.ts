import { commandsOf, inputOf, placeOf } from '../../../languages/workflow/language.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: "Do not check out a stranger's code with your secrets at hand",
  expects: "No pull request's code runs under `pull_request_target`",
  reads: 'workflow',
  kind: 'forbids',
  level: 'must',
  messages: {
    head: '`pull_request_target` runs with your secrets and a token that may write, and this fetches the code of the pull request, whoever wrote it. Use `pull_request`, or do not check out its head.',
  },
  *run({ triggers, steps }) {
    if (!triggers.some(({ name }) => name === 'pull_request_target')) {
      yield notApplicable;
      return;
    }
    for (const step of steps) {
      const ref = step.uses?.repository === 'actions/checkout' ? inputOf(step, 'ref') : undefined;
      if (ref && isHead(ref.text)) yield { message: 'head', at: ref.range };
    }
    for (const found of commandsOf(steps)) {
      const line = found.command.words.join(' ');
      if (/^gh pr checkout\b/.test(line) || (/^git (checkout|fetch|switch|pull)\b/.test(line) && isHead(line))) {
        yield { message: 'head', at: placeOf(found) };
      }
    }
  },
});

const isHead = (ref: string): boolean =>
  /github\.event\.pull_request\.head|github\.head_ref|refs\/pull\/|\bpull\/.{0,80}\/(head|merge)/i.test(ref);
