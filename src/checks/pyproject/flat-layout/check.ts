import { fileStart } from '../../../languages/gitignore/repository.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Put the package under `src/`',
  expects: 'The package stands under `src/`',
  reads: 'pyproject',
  kind: 'requires',
  level: 'must',
  onlyTasksAsk: true,
  messages: {
    found: 'The package stands under `src/`, so the tests run what is installed and not what lies beside them.',
    missing:
      'No package was found under `src/`. Beside the tests it is imported from the folder and not from the installation, so a file that is missing from the package goes unnoticed. Move it to `src/<package>/`.',
  },
  *run(pyproject, _params, submission) {
    const folder = pyproject.path.slice(0, pyproject.path.lastIndexOf('/') + 1);
    const module = submission.paths.find(
      (path) => path.startsWith(`${folder}src/`) && /^[A-Za-z_]\w*\/.+\.py$/.test(path.slice(folder.length + 4)),
    );
    if (module !== undefined) yield { message: 'found', at: fileStart, path: module };
    else yield { message: 'missing', at: pyproject.at('project') };
  },
});
