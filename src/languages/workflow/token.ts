import { commandsOf, type Workflow } from './language.ts';

/** Actions that need no more of the workflow's token than to read the repository. */
const reading =
  /^(actions\/(checkout|cache|setup-[\w-]+|upload-artifact|download-artifact)|astral-sh\/(setup-uv|ruff-action)|hashicorp\/setup-terraform|docker\/setup-[\w-]+|psf\/black|chartboost\/ruff-action|pre-commit\/action|snok\/install-poetry|isort\/isort-action|hadolint\/hadolint-action)$/;

/**
 * Whether the workflow certainly needs its token only to read: every action is known to, and no command pushes, calls
 * the API or takes the token. Only then is a narrower token a safe suggestion.
 */
export function onlyReads(workflow: Workflow): boolean {
  if (workflow.uses.some(({ kind, repository }) => kind !== 'external' || !reading.test(repository))) return false;
  if (/GITHUB_TOKEN|github\.token|ghcr\.io|GH_TOKEN/i.test(workflow.text)) return false;
  return !commandsOf(workflow.steps).some(
    ({ command: { words } }) => words.includes('gh') || (words.includes('git') && words.includes('push')),
  );
}
