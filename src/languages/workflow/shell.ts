import { at, textOf } from '../yaml/node.ts';
import type { Step, Workflow } from './language.ts';

/**
 * Whether a pipe in a step's script fails where any of its commands does, or may: only `shell: bash` sets `pipefail`,
 * the shell that runs when none is named does not. Other shells, and those of Windows, are not judged.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
 */
export function pipefailIn(document: Workflow): (step: Step) => boolean {
  const otherSystems = /windows|self-hosted/i.test(document.text);
  const ofAll = at(document.root, 'defaults', 'run', 'shell');
  return (step) => {
    const shell = textOf(at(step.node, 'shell') ?? at(step.job.node, 'defaults', 'run', 'shell') ?? ofAll);
    if (shell === undefined) return otherSystems;
    return (shell !== 'sh' && !/^bash .*\{0\}$/.test(shell)) || /pipefail/.test(shell);
  };
}
