import { fileStart, firstOfEach, folderWhere, nameOf } from '../../../languages/gitignore/repository.ts';
import { defineCheck } from '../../../review/check.ts';

/** A folder is an environment by what is in it: `pyvenv.cfg`, installed packages, or the scripts that activate it. */
function environmentOf(path: string): string | undefined {
  const packages = /^(.*?)\/(?:lib\/python[\d.]+|lib64\/python[\d.]+|Lib)\/site-packages\//.exec(path);
  if (packages) return packages[1];
  if (nameOf(path) === 'pyvenv.cfg') return path.slice(0, Math.max(0, path.lastIndexOf('/'))) || '.';
  const activate = /^(.+)\/(?:bin\/activate(?:\.(?:fish|csh))?|Scripts\/activate(?:\.bat)?)$/.exec(path);
  if (activate) return activate[1];
  return folderWhere(path, (name) => name === '.venv' || name === '.virtualenv');
}

export const check = defineCheck({
  title: 'Remove the virtual environment from the repository',
  expects: 'No virtual environment is committed',
  reads: 'submission',
  kind: 'forbids',
  level: 'must',
  messages: {
    venv: 'The virtual environment `{folder}` is committed. Its paths belong to one machine, so it works for no one else. Run `git rm -r --cached` on it, ignore it, and list the packages in a requirements file or `pyproject.toml`.',
  },
  *run(submission) {
    for (const [folder, { path }] of firstOfEach(submission.files.values(), (file) => environmentOf(file.path)))
      yield { message: 'venv', at: fileStart, path, values: { folder } };
  },
});
