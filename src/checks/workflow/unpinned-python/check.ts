import { commandsOf, placeOf } from '../../../languages/workflow/language.ts';
import {
  bringsPython,
  isPythonSetup,
  isUvSetup,
  pythonVersions,
  uvNamesPython,
} from '../../../languages/workflow/python.ts';
import { usesPython } from '../../../languages/workflow/tools.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Say which Python the workflow uses',
  expects: 'The Python version is pinned',
  reads: 'workflow',
  kind: 'forbids',
  level: 'should',
  criterion: 'gha.pins_python_version',
  messages: {
    unset:
      '`setup-python` is given no version, so it takes whatever the runner has. Add `python-version` with the version that you develop with.',
    open: '`{seen}` moves with every Python release, so the job can fail on code that did not change. Name the minor version too, such as the one that you develop with.',
    system:
      '`{seen}` uses the Python that the runner happens to have, and that changes without notice. Add `actions/setup-python` with a `python-version` before it.',
    uv: 'Nothing here says which Python `{seen}` takes, so it can change without notice. Give `setup-uv` a `python-version` with the version that you develop with.',
    found:
      '`{seen}` takes a Python that uv finds on the runner or downloads. `actions/setup-python` with the same version gives every tool one Python, and the runner has it cached.',
  },
  *run(workflow, _, submission) {
    const setups = workflow.steps.filter(isPythonSetup);
    for (const step of setups) {
      const versions = pythonVersions(workflow, step);
      if (versions?.length === 0 && step.uses) yield { message: 'unset', at: step.uses.at };
      const open = versions?.find(({ text }) => text.split('\n').some((line) => isOpen(line.trim())));
      if (open) yield { message: 'open', at: open.range, values: { seen: open.text } };
    }
    if (setups.length > 0) return;
    const python = commandsOf(workflow.steps).find(({ command }) => usesPython(command));
    if (!python) yield notApplicable;
    else if (workflow.steps.some(bringsPython)) yield unknown;
    else {
      const isNamed = uvNamesPython(workflow);
      const usesUv = isNamed || workflow.steps.some(isUvSetup);
      const versionFile = submission.paths.includes('.python-version');
      const message = !usesUv ? 'system' : versionFile || isNamed ? 'found' : 'uv';
      // Other tools than uv may read the file too.
      if (versionFile && !usesUv) yield unknown;
      else yield { message, at: placeOf(python), values: { seen: python.command.words.join(' ') } };
    }
  },
});

const isOpen = (version: string): boolean => /^(\d|\d\.[x*]|[x*]|latest)$/i.test(version);
