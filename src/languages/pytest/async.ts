import type { Submission } from '../../review/submission.ts';
import type { FunctionDefinition } from '../python/definition.ts';
import type { PytestDocument } from './document.ts';
import { configurations } from './project.ts';

const automatic =
  /asyncio[-_]mode|trio_mode|anyio|pytest[-_](?:aiohttp|sanic|tornado|twisted)|pytestmark|aiohttp_client/;

/**
 * Whether the async tests of a file are awaited only when marked, as is so without settings; `unclear` when the settings
 * cannot be seen, or something in them or in a conftest.py may await all.
 */
export function asyncPlugin(document: PytestDocument, submission: Submission): 'marked-only' | 'unclear' {
  const settings = configurations(submission);
  const conftests = submission.documents('pytest').filter(({ isConftest }) => isConftest);
  const asks = conftests.some(({ text }) => /async|anyio/.test(text));
  if (asks || automatic.test(document.text)) return 'unclear';
  if (settings.length > 0) return settings.some((text) => automatic.test(text)) ? 'unclear' : 'marked-only';
  // A file by itself may belong to a project with settings.
  return submission.files.size < 2 || isSwitchedOn(submission) ? 'unclear' : 'marked-only';
}

const known = new WeakMap<Submission, boolean>();

/** Whether any file may switch a plugin on for all tests, as the command `pytest --asyncio-mode=auto` does. */
function isSwitchedOn(submission: Submission): boolean {
  const found = known.get(submission) ?? submission.paths.some((path) => automatic.test(submission.text(path) ?? ''));
  known.set(submission, found);
  return found;
}

/** Whether a test, or its class, has any decorator: a mark of a plugin, or something that may await it. */
export function isMarkedAsync({ decorators, owner }: FunctionDefinition): boolean {
  const all = [...decorators, ...(owner?.decorators ?? [])];
  return all.some(({ name }) => !/^pytest\.mark\.(?:parametrize|skip|skipif|xfail|usefixtures)$/.test(name ?? ''));
}
