import { z } from 'zod';
import { endingOf, fileStart, sizeInWords } from '../../../languages/gitignore/repository.ts';
import { defineCheck } from '../../../review/check.ts';
import type { SubmittedFile } from '../../../review/submitted-file.ts';

const built = new Set(
  'jar war whl egg exe dll so dylib o a class zip tar gz tgz 7z rar iso img dmg deb rpm msi bin'.split(' '),
);
/** What `committed-data` speaks of. */
const data =
  /^(?:csv|tsv|parquet|avro|orc|feather|arrow|jsonl|ndjson|xlsx?|db|sqlite3?|duckdb|h5|hdf5|dump|bak|pkl|pickle|npy|npz)$/;

/** An archive of texts, such as a `tar`, is text but for its zero bytes. */
const isBinary = ({ kind, path, text }: SubmittedFile): boolean =>
  kind === 'binary' || (built.has(endingOf(path)) && (kind === 'too-large' || text?.includes('\0') === true));

export const check = defineCheck({
  title: 'Keep large binaries out of the repository',
  expects: 'No large binaries are committed',
  reads: 'submission',
  kind: 'forbids',
  level: 'should',
  params: z.strictObject({
    /** Pictures and documents stay below it. */
    kilobytes: z.int().min(0).default(2_000),
    /** Files that a build makes, such as `jar` and `whl`, are worth a word from here on. */
    builtKilobytes: z.int().min(0).default(100),
  }),
  messages: {
    binary:
      '`{path}` is a binary file of {size}. Git cannot show what changed in it and keeps every version, so each clone grows. Publish it as a release or store it in a bucket, and fetch it from there.',
  },
  *run(submission, { kilobytes, builtKilobytes }) {
    for (const file of submission.files.values()) {
      const ending = endingOf(file.path);
      if (!isBinary(file) || data.test(ending)) continue;
      if (file.size <= (built.has(ending) ? builtKilobytes : kilobytes) * 1000) continue;
      yield {
        message: 'binary',
        at: fileStart,
        path: file.path,
        values: { path: file.path, size: sizeInWords(file.size) },
      };
    }
  },
});
