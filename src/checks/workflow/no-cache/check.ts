import { commandsOf, entryOf, inputOf, placeOf, type Step } from '../../../languages/workflow/language.ts';
import { installsDependencies, program } from '../../../languages/workflow/tools.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Cache the dependencies',
  expects: 'Dependencies are cached between runs',
  reads: 'workflow',
  kind: 'requires',
  level: 'should',
  criterion: 'gha.caches_dependencies',
  messages: {
    found: 'Dependencies are cached between runs, so that feedback comes sooner.',
    missing:
      '`{command}` downloads everything again on every run. Let the setup action cache it, such as `cache: pip` for `actions/setup-python`.',
  },
  *run({ steps }) {
    const cache = steps.find(caches);
    if (cache?.uses) {
      yield { message: 'found', at: cache.uses.at };
      return;
    }
    const commands = commandsOf(steps);
    const install = commands.find(({ command }) => installsDependencies(command));
    if (steps.some(mayCacheByItself)) yield unknown;
    else if (install)
      yield { message: 'missing', at: placeOf(install), values: { command: install.command.words.join(' ') } };
    else yield commands.some(({ command }) => mayInstall(program(command))) ? unknown : notApplicable;
  },
});

const inputs = ['cache', 'enable-cache', 'bundler-cache', 'cache-environment', 'cache-downloads'];

function caches(step: Step): boolean {
  const repository = step.uses?.repository ?? '';
  if (/(^|[/-])cache$/.test(repository) || /^gradle\/(actions|gradle-build-action)$/.test(repository)) return true;
  if (!/setup-|\/(install-|provision-)/.test(repository) || !entryOf(step, 'with')) return false;
  return inputs.some((name) => /^(?!false$)./.test(inputOf(step, name)?.text ?? ''));
}

/** `make install` and the like: another file says what they do. */
const mayInstall = ([name = '', ...targets]: readonly string[]): boolean =>
  name === 'make' && targets.some((target) => /install|deps|setup|init|venv/.test(target));

/** Newer releases of these cache unless told not to. */
const mayCacheByItself = (step: Step): boolean =>
  /^(astral-sh\/setup-uv|actions\/setup-go)$/.test(step.uses?.repository ?? '') &&
  !/^v[1-3]\b/.test(step.uses?.ref ?? '') &&
  inputs.every((name) => inputOf(step, name) === undefined);
