import { contextSources, isCopyFromContext, isEverything } from '../../../languages/dockerfile/dependencies.ts';
import type { Dockerfile } from '../../../languages/dockerfile/language.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

const copiesEverything = ({ stages }: Dockerfile): boolean =>
  stages.some((stage) =>
    stage.instructions
      .filter(isCopyFromContext)
      .some((copy) => contextSources({ stage }, copy).some(({ path }) => isEverything(path))),
  );

export const check = defineCheck({
  title: 'Let .dockerignore hold back what leaks',
  expects: 'The .dockerignore holds back history, secrets and data',
  reads: 'submission',
  kind: 'forbids',
  level: 'should',
  messages: {
    git: '`.git` is not listed, so `COPY .` takes the whole history into the image. Add `.git`.',
    env: '`.env` is not listed, so `COPY .` takes its secrets into the image. Add `.env`.',
    data: '`{folder}` is not listed, so `COPY .` takes the data into the image. Add it, and mount the data when the container runs.',
  },
  *run(submission) {
    const ignores = submission.documents('dockerignore');
    if (ignores.length === 0 || !submission.documents('dockerfile').some(copiesEverything)) {
      yield notApplicable;
      return;
    }
    for (const { path, lines, ignores: holdsBack } of ignores) {
      const at = lines.lineRange(1);
      if (!holdsBack('.git/config')) yield { message: 'git', at, path };
      if (!holdsBack('.env')) yield { message: 'env', at, path };
      const folder = path.slice(0, path.lastIndexOf('/') + 1);
      const data = submission.paths.find(
        (each) =>
          each.startsWith(folder) &&
          /^(data|datasets?)\/.*\.(csv|parquet|jsonl?|xlsx?|gz|db|sqlite3?)$/i.test(each.slice(folder.length)),
      );
      const inside = data?.slice(folder.length);
      if (inside && !holdsBack(inside))
        yield { message: 'data', at, path, values: { folder: inside.split('/')[0] ?? '' } };
    }
  },
});
