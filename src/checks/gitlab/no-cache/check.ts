import { commandsOf, entriesNamed } from '../../../languages/gitlab/language.ts';
import { installsDependencies } from '../../../languages/workflow/tools.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Cache the dependencies',
  expects: 'The pipeline caches between runs',
  reads: 'gitlab',
  kind: 'requires',
  level: 'should',
  criterion: 'gitlab.uses_cache',
  messages: {
    found: 'The pipeline caches what it downloads, so that feedback comes sooner.',
    missing:
      'Without `cache:` each pipeline downloads the dependencies again. Cache the folder of the package manager, keyed by the lock file.',
    idle: 'There is no `cache:`. No script of this file installs dependencies; once one does, cache the folder of the package manager, keyed by the lock file.',
  },
  *run(document) {
    const found = entriesNamed(document, 'cache')[0];
    if (found) yield { message: 'found', at: found.key.range };
    else if (document.includes) yield unknown;
    else {
      const installs = commandsOf(document).some(({ command }) => installsDependencies(command));
      yield { message: installs ? 'missing' : 'idle', at: document.startAt };
    }
  },
});
