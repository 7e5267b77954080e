import { commandsOf, placeOf } from '../../../languages/workflow/language.ts';
import { runsBuild } from '../../../languages/workflow/tools.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Build the package or image in the workflow',
  expects: 'The workflow builds what will be shipped',
  reads: 'workflow',
  kind: 'requires',
  level: 'praise',
  messages: {
    found: 'The workflow builds what will be shipped, so a broken build shows before the merge.',
    missing:
      'No step builds a package or an image, so a broken build shows only at release. Add one, such as `python -m build` or `docker build .`.',
  },
  *run({ steps, uses, jobs, jobsAt }) {
    const command = commandsOf(steps).find((candidate) => runsBuild(candidate.command));
    const action = uses.find(({ repository }) =>
      /^(docker\/(build-push|bake)-action|pypa\/cibuildwheel|hynek\/build-and-inspect-python-package)$/.test(
        repository,
      ),
    );
    if (command) yield { message: 'found', at: placeOf(command) };
    else if (action) yield { message: 'found', at: action.at };
    else if (uses.some(({ kind, text }) => kind === 'local' || /build|\.ya?ml@/.test(text))) yield unknown;
    else yield { message: 'missing', at: jobs[0]?.at ?? jobsAt };
  },
});
