import { commandsOf, type Holder, placeOf, type ScriptCommand } from '../../../languages/gitlab/language.ts';
import { judges, namesIn, strictLinters, unheard } from '../../../languages/workflow/unheard.ts';
import { nodesOf, type YamlNode } from '../../../languages/yaml/node.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Let a failing test or linter fail the pipeline',
  expects: 'Failing tests and linters fail the pipeline',
  reads: 'gitlab',
  kind: 'forbids',
  level: 'must',
  messages: {
    allowed:
      '`allow_failure: true` keeps the pipeline green when this job fails, so a broken change can be merged. Remove it, or fix what fails.',
    unchecked:
      '`{command}` can fail and the job stays green: after `set +e` the script goes on, and its last command succeeds. Take `set +e` away.',
    lenient:
      '`--exit-zero` keeps the job green whatever `{linter}` finds, and nothing else here runs it. Take the option away.',
    ignored: '`{command}` can fail and the job stays green, because `||` replaces its result. Take that part away.',
  },
  *run(document) {
    for (const job of document.jobs) {
      const entry = job.node.entry('allow_failure');
      const allowed = entry?.value.kind === 'scalar' && entry.value.value === true && !entry.merged;
      if (entry && allowed && hasJudge(job)) yield { message: 'allowed', at: entry.range };
    }
    const strict = strictLinters(commandsOf(document).map(({ command }) => command));
    for (const lines of document.holders.flatMap(shellsOf)) {
      const text = [...new Set(lines.map(({ script }) => script.text))].join('\n');
      const commands = lines.map(({ command }) => command);
      // The runner sets `pipefail` where the shell knows it.
      for (const { at, how } of unheard({ text, commands }, { pipefail: true, strict })) {
        const found = lines[at];
        if (found && how !== 'piped') yield { message: how, at: placeOf(found), values: namesIn(found.command) };
      }
    }
  },
});

/** What one shell runs: all the lines of `before_script` and `script`, and those of `after_script`. */
function shellsOf({ commands, node }: Holder): readonly (readonly ScriptCommand[])[] {
  const after = new Set<YamlNode>(nodesOf(node.get('after_script')));
  return [commands.filter(({ script }) => !after.has(script)), commands.filter(({ script }) => after.has(script))];
}

const hasJudge = ({ commands }: Holder): boolean => commands.some(({ command }) => judges(command));
