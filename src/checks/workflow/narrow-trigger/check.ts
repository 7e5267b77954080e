import { commandsOf, type Trigger } from '../../../languages/workflow/language.ts';
import { testRun } from '../../../languages/workflow/tools.ts';
import { asMap, scalarsOf, type YamlScalar } from '../../../languages/yaml/node.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Let pull requests to the main branch start the workflow',
  expects: 'The trigger covers pull requests to the main branch',
  reads: 'workflow',
  kind: 'forbids',
  level: 'should',
  messages: {
    branches:
      'A push to the main branch starts this workflow, a pull request to it does not, so problems show after the merge. Add that branch here.',
    ignored: '`{branch}` is left out, so pull requests to it are merged unchecked. Take it off this list.',
    paths:
      'Only changes to documentation start this workflow, so its tests never run for a change to the code. Add the folders that hold code.',
  },
  *run({ triggers, steps }) {
    const pull = triggers.find(({ name }) => name === 'pull_request');
    if (!pull) {
      yield notApplicable;
      return;
    }
    const push = triggers.find(({ name }) => name === 'push');
    const branches = filterOf(pull, 'branches');
    const mains = push ? filterOf(push, 'branches').filter(isMain) : [];
    const [first] = branches;
    if (first && mains.length > 0 && !branches.some(mayBeMain)) yield { message: 'branches', at: first.range };
    const ignored = filterOf(pull, 'branches-ignore').find(isMain);
    if (ignored) yield { message: 'ignored', at: ignored.range, values: { branch: ignored.text } };
    const paths = filterOf(pull, 'paths');
    const tests = commandsOf(steps).some(({ command }) => testRun(command) === 'pytest');
    if (paths[0] && tests && paths.every(isDocumentation)) yield { message: 'paths', at: paths[0].range };
  },
});

const filterOf = (trigger: Trigger, name: string): readonly YamlScalar[] => scalarsOf(asMap(trigger.filter)?.get(name));

const isMain = ({ text }: YamlScalar): boolean => text === 'main' || text === 'master';

/** A pattern with wildcards may mean the main branch. */
const mayBeMain = (branch: YamlScalar): boolean => isMain(branch) || /[*?+[!$]/.test(branch.text);

const isDocumentation = ({ text }: YamlScalar): boolean => /^(docs\/|README)|\.(md|rst)$/.test(text);
