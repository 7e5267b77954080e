import type { Range } from '../../review/range.ts';
import type { Submission } from '../../review/submission.ts';
import type { Job, Workflow } from './language.ts';

/** A workflow of the same repository that a job calls, and where it does. */
type Called = { readonly workflow: Workflow; readonly at: Range };

/** The reusable workflows that these jobs call and that are there to be read: `uses: ./.github/workflows/lint.yml`. */
export const calledWorkflows = (jobs: readonly Job[], submission: Submission): readonly Called[] =>
  jobs.flatMap(({ uses }) => {
    const path = uses?.kind === 'local' ? uses.text.replace(/^\.\//, '') : undefined;
    const workflow = path === undefined ? undefined : submission.document('workflow', path);
    return workflow && uses ? [{ workflow, at: uses.at }] : [];
  });
