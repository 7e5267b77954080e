import ignore from 'ignore';
import type { Submission } from '../../review/submission.ts';
import { isSecretFile } from './secret.ts';

const built =
  /(^|\/)(dist|build|target|out|output|bin|node_modules|wheels?|artifacts?|vendor|venv|\.venv)(\/|$)|\.(jar|war|whl|tgz|tar\.gz|zip|so|bin|pkl|pt|onnx|crt|key|pem)$/i;

/** Whether a path that is not in the repository may be there when the image is built: a build makes it, or Git ignores it. */
export function mayBeBuilt(path: string, submission: Submission): boolean {
  if (built.test(path) || isSecretFile(path)) return true;
  // A line that long is no path, and too long to become a regular expression.
  const rules = submission
    .text('.gitignore')
    ?.split('\n')
    .filter((line) => line.length < 1000);
  return rules !== undefined && ignore().add(rules).ignores(path);
}
