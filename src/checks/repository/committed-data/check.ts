import { z } from 'zod';
import { endingOf, fileStart, folderWhere, sizeInWords } from '../../../languages/gitignore/repository.ts';
import { defineCheck } from '../../../review/check.ts';
import type { SubmittedFile } from '../../../review/submitted-file.ts';

const always = new Set(
  'csv tsv psv parquet avro orc feather arrow jsonl ndjson xls xlsx db sqlite sqlite3 duckdb hdf5 h5 dump bak pkl pickle npy npz'.split(
    ' ',
  ),
);
/** These hold data or configuration; the folder tells which. */
const byFolder = new Set(['json', 'xml', 'txt', 'sql', 'log', 'zip', 'dat', 'gz']);
const dataFolder = /^(?:data|datasets?|raw|landing|outputs?|processed|lake|warehouse)$/i;

const isData = ({ path, kind }: SubmittedFile): boolean => {
  if (kind === 'link' || kind === 'submodule' || kind === 'lfs-pointer') return false;
  const ending = endingOf(path);
  if (always.has(ending)) return true;
  return byFolder.has(ending) && folderWhere(path, (name) => dataFolder.test(name)) !== undefined;
};

export const check = defineCheck({
  title: 'Keep data out of the repository',
  expects: 'No data files are committed',
  reads: 'submission',
  kind: 'forbids',
  level: 'must',
  params: z.strictObject({
    /** A file of at most this size is a fixture, a seed or a sample. */
    kilobytes: z.int().min(0).default(100),
  }),
  messages: {
    data: '`{path}` is {size} of data. Git keeps each version for ever and every clone downloads it all. Ignore it, and commit a small sample or the script that fetches it.',
  },
  *run(submission, { kilobytes }) {
    for (const file of submission.files.values()) {
      if (file.size <= kilobytes * 1000 || !isData(file)) continue;
      yield {
        message: 'data',
        at: fileStart,
        path: file.path,
        values: { path: file.path, size: sizeInWords(file.size) },
      };
    }
  },
});
