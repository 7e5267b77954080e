import { asMap, entriesOf, itemsOf, scalarsOf, type YamlNode, type YamlScalar } from '../yaml/node.ts';
import { commandsOf, entryOf, inputOf, type Step, type Workflow } from './language.ts';

export const isPythonSetup = (step: Step): boolean => step.uses?.repository.endsWith('/setup-python') ?? false;

/** Another way to a Python than actions/setup-python, whose version this file may not show. */
export const bringsPython = (step: Step): boolean =>
  (step.uses?.kind === 'local' && /python|poetry|uv\b|conda|setup|prepare|env|init|deps/i.test(step.uses.text)) ||
  /\/(setup-miniconda|setup-micromamba|provision-with-micromamba|setup-pixi|rye|install-poetry|pyenv-action)$/.test(
    step.uses?.repository ?? '',
  ) ||
  entryOf(step.job, 'container') !== undefined;

export const isUvSetup = (step: Step): boolean => step.uses?.repository.endsWith('/setup-uv') ?? false;

/** Whether an input, a command or `UV_PYTHON` says which Python uv takes: `uv python install 3.12`, `uv run -p 3.12`. */
export const uvNamesPython = (workflow: Workflow): boolean =>
  /\bUV_PYTHON\b/.test(workflow.text) ||
  workflow.steps.some((step) => isUvSetup(step) && inputOf(step, 'python-version') !== undefined) ||
  commandsOf(workflow.steps).some(
    ({ command: { words } }) =>
      /^uvx?$/.test(words[0] ?? '') &&
      (words.some((word) => /^(-p|--python)(=|$)/.test(word)) ||
        /^python (install|pin) [^-]/.test(words.slice(1).join(' '))),
  );

/**
 * The scalars that say which Python a setup step installs: its input, or the values of the matrix or the environment
 * that the input names. Undefined when another file or an input of the run decides; empty when nothing is said.
 */
export function pythonVersions(workflow: Workflow, step: Step): readonly YamlScalar[] | undefined {
  const input = inputOf(step, 'python-version');
  if (!input) return inputOf(step, 'python-version-file') ? undefined : [];
  const name = /^\$\{\{\s*(matrix|env)\.([\w-]+)\s*\}\}$/.exec(input.text.trim());
  if (name?.[1] === 'matrix') return some(matrixValues(step, name[2] ?? ''));
  if (name?.[1] === 'env') return some(environmentValues(workflow, step, name[2] ?? ''));
  return input.text.includes('${{') ? undefined : [input];
}

const some = (scalars: readonly YamlScalar[]): readonly YamlScalar[] | undefined =>
  scalars.length > 0 && !scalars.some(({ text }) => text.includes('${{')) ? scalars : undefined;

function matrixValues(step: Step, name: string): readonly YamlScalar[] {
  const matrix = asMap(asMap(entryOf(step.job, 'strategy')?.value)?.get('matrix'));
  const included = itemsOf(matrix?.get('include')).flatMap((item) => scalarsOf(asMap(item)?.get(name)));
  return [...scalarsOf(matrix?.get(name)), ...included];
}

function environmentValues(workflow: Workflow, step: Step, name: string): readonly YamlScalar[] {
  const places: readonly (YamlNode | undefined)[] = [step.node, step.job.node, workflow.root];
  for (const place of places) {
    const found = entriesOf(asMap(place)?.get('env')).find((entry) => entry.name === name);
    if (found) return scalarsOf(found.value);
  }
  return [];
}
