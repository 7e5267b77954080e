import { z } from 'zod';
import type { Annotation } from '../../coach/effects.ts';
import type { ForgeWriter } from '../../ports/forge.ts';
import { isForgeError } from './errors.ts';
import { type Desk, type EffectOf, posted } from './post.ts';
import { fitted, fittedTitle, textLimits, withReferences } from './text.ts';

type Posted = ReturnType<ForgeWriter['perform']>;

/** The name that an organisation requires in its branch protection. */
const name = 'stagecoach';

/** https://docs.github.com/en/rest/checks/runs: "The Checks API limits the number of annotations to a maximum of 50 per API request". */
const mostAnnotations = 50;

const listedRun = z.object({ id: z.number(), external_id: z.string().nullish() });

const written = z.object({
  path: z.string(),
  start_line: z.number(),
  end_line: z.number(),
  annotation_level: z.string().nullable(),
  title: z.string().nullish(),
  message: z.string().nullable(),
});

/** GitHub wants columns only for an annotation within one line, and ends that are included. */
function annotationOf({ slots }: Desk, { path, range, level, title, text }: Annotation) {
  const { start, end } = range;
  const lastLine = end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
  const columns = { start_column: start.column, end_column: Math.max(start.column, end.column - 1) };
  return {
    path,
    start_line: start.line,
    end_line: lastLine,
    ...(start.line === end.line ? columns : {}),
    annotation_level: level,
    title: fittedTitle(withReferences(title, slots), textLimits.annotationTitle),
    message: withReferences(text, slots).slice(0, textLimits.body).toWellFormed(),
  };
}

type Written = Pick<ReturnType<typeof annotationOf>, 'path' | 'start_line' | 'title' | 'message'>;
const keyOf = ({
  path,
  start_line,
  title,
  message,
}: Omit<z.output<typeof written>, 'annotation_level' | 'end_line'> | Written) =>
  JSON.stringify([path, start_line, title ?? '', message ?? '']);

function outputOf(desk: Desk, { title, summary }: EffectOf<'check-run'>) {
  return {
    title: fittedTitle(withReferences(title, desk.slots), textLimits.issueTitle),
    summary: fitted(withReferences(summary, desk.slots), textLimits.summary),
  };
}

/** GitHub adds the annotations of an update to those that stand, so only new ones may be sent. */
async function standingAnnotations({ connection }: Desk, id: number): Promise<ReadonlySet<string>> {
  const listed = await connection.all(z.array(written), (target) =>
    connection.octokit.rest.checks.listAnnotations({ ...target, check_run_id: id }),
  );
  return new Set(listed.map(keyOf));
}

/**
 * The check run `stagecoach` of a commit. Annotations cannot be taken back; when some that stand are no longer true, a
 * new run is made, and GitHub shows the newest of a name.
 */
export async function performCheckRun(desk: Desk, effect: EffectOf<'check-run'>): Posted {
  const { connection } = desk;
  const { checks } = connection.octokit.rest;
  const { slot, head } = effect;
  const annotations = effect.annotations.slice(0, mostAnnotations).map((annotation) => annotationOf(desk, annotation));
  const output = outputOf(desk, effect);
  const state = effect.conclusion
    ? ({ status: 'completed', conclusion: effect.conclusion } as const)
    : ({ status: 'in_progress' } as const);
  const create = () =>
    connection.call(posted, (target) =>
      checks.create({
        ...target,
        name,
        head_sha: head,
        external_id: slot,
        ...state,
        output: { ...output, annotations },
      }),
    );
  const update = async (id: number) => {
    const standing = await standingAnnotations(desk, id);
    const wanted = new Set(annotations.map(keyOf));
    if (!standing.isSubsetOf(wanted)) return create();
    const fresh = annotations.filter((annotation) => !standing.has(keyOf(annotation)));
    return connection.call(posted, (target) =>
      checks.update({ ...target, check_run_id: id, ...state, output: { ...output, annotations: fresh } }),
    );
  };
  const known = (desk.unsure ? await newestRun(desk, effect) : undefined) ?? desk.slots.get(slot)?.id;
  if (known === undefined) return create();
  try {
    return await update(known);
  } catch (error) {
    if (!isForgeError(error, 'gone')) throw error;
    return create();
  }
}

/** The newest run of a slot at GitHub: an attempt whose answer was lost may have made another than the one we know. */
async function newestRun(
  { connection, app }: Desk,
  { slot, head }: EffectOf<'check-run'>,
): Promise<number | undefined> {
  const runs = connection.list(
    z.object({ check_runs: z.array(listedRun) }).transform((answer) => answer.check_runs),
    (target) =>
      connection.octokit.rest.checks.listForRef({
        ...target,
        ref: head,
        check_name: name,
        app_id: app.id,
        filter: 'all',
      }),
  );
  let newest: number | undefined;
  for await (const { id, external_id } of runs) if (external_id === slot) newest = Math.max(newest ?? 0, id);
  return newest;
}
