import { placeOf } from '../../../languages/jenkinsfile/language.ts';
import { runsBuild } from '../../../languages/workflow/tools.ts';
import { defineCheck, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Build the package or image in the pipeline',
  expects: 'The pipeline builds what will be shipped',
  reads: 'jenkinsfile',
  kind: 'requires',
  level: 'note',
  onlyTasksAsk: true,
  messages: {
    found: 'The pipeline builds what will be shipped, so a broken build shows before the merge.',
    missing:
      "No stage builds a package or an image, so a broken build shows only at release. Add one with `sh 'python -m build'` or `docker build`.",
  },
  *run(document) {
    const found = document.commands.find(({ command }) => runsBuild(command));
    const plugin = document.all.some(({ tokens }) => tokens.some(({ text }) => text === 'docker.build'));
    if (found) yield { message: 'found', at: placeOf(document, found) };
    else yield document.loads || plugin ? unknown : { message: 'missing', at: document.startAt };
  },
});
