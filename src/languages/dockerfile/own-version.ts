import type { Submission } from '../../review/submission.ts';
import type { ImageName } from './image.ts';

/**
 * The image with a tag that the learner's own files name: `python:3.12` where `.python-version` or `requires-python`
 * says so. Undefined for other images and without such a file; never a version from memory.
 */
export function pinFromOwnFiles({ name }: ImageName, submission: Submission): string | undefined {
  if (!/^(docker\.io\/)?(library\/)?python$/.test(name)) return undefined;
  const version = pythonVersion(submission);
  return version === undefined ? undefined : `${name}:${version}`;
}

function pythonVersion(submission: Submission): string | undefined {
  const pinned = /^(3\.\d{1,2})(\.\d{1,2})?[ \t\r]*$/m.exec(submission.text('.python-version') ?? '')?.[1];
  const pyproject = submission.text('pyproject.toml') ?? '';
  // `>=3.12`, `^3.12`, `~=3.12`, `==3.12.*`: in each the first version named is one that must work.
  const required = /^(?:requires-python|python)\s*=\s*["'](?:>=|\^|~=|~|==)\s*(3\.\d{1,2})\b/m.exec(pyproject)?.[1];
  return pinned ?? required;
}
