import { commandsOf, placeOf } from '../../../languages/gitlab/language.ts';
import { runsBuild } from '../../../languages/workflow/tools.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Build the package or image in the pipeline',
  expects: 'The pipeline builds what will be shipped',
  reads: 'gitlab',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  messages: {
    found: 'The pipeline builds what will be shipped, so a broken build shows before the merge.',
    missing:
      'No job builds a package or an image, so a broken build shows only at release. Add one, such as `python -m build` or `docker build .`.',
  },
  *run(document) {
    const build = commandsOf(document).find(
      ({ command }) => runsBuild(command) || command.words[0]?.includes('kaniko'),
    );
    if (build) yield { message: 'found', at: placeOf(build) };
    else yield document.includes ? unknown : { message: 'missing', at: document.startAt };
  },
});
