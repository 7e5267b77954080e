import type { Submission } from '../../review/submission.ts';
import type { DagDocument } from './document.ts';

/** A version of Airflow as [major, minor]. */
export type Version = readonly [major: number, minor: number];

/** The versions of Airflow that a DAG may run on, as far as its imports and the repository tell; undefined: no limit known. */
export type VersionRange = { readonly from: Version | undefined; readonly to: Version | undefined };

/** Modules and the version that brought them. https://airflow.apache.org/docs/apache-airflow/stable/release_notes.html */
const since: readonly (readonly [RegExp, Version])[] = [
  [/^airflow\.sdk\b/, [3, 0]],
  [/^airflow\.(?:io|providers\.common\.io)\b/, [2, 8]],
  [/^airflow\.notifications\b/, [2, 6]],
  [/^airflow\.(?:datasets|timetables\.trigger)\b|^airflow\.Dataset$/, [2, 4]],
];

const requirementFile =
  /(?:^|\/)(?:requirements[^/]*\.(?:txt|in)|constraints[^/]*\.txt|pyproject\.toml|setup\.(?:py|cfg)|Pipfile|[^/]*Dockerfile[^/]*|[^/]*compose[^/]*\.ya?ml|\.env)$/i;
const pinned =
  /(?:apache-airflow(?:\[[\w,. -]{0,200}\])?["']?\s{0,4}(?:===?|~=|>=)\s{0,4}["']?|apache-airflow\s*=\s*["'][\^~]?|apache\/airflow:(?:slim-)?|\bAIRFLOW_VERSION[=:]\s?["']?)(\d{1,2})\.(\d{1,3})/g;

/** Where both the file and the repository are silent, both ends are undefined. */
export function airflowVersion({ python }: DagDocument, submission: Submission): VersionRange {
  const imported = python.imports.flatMap(({ module, qualified }) =>
    since.flatMap(([name, version]) => (name.test(module) || name.test(qualified) ? [version] : [])),
  );
  const named = submission.paths
    .filter((path) => requirementFile.test(path))
    .flatMap((path) => [...(submission.text(path) ?? '').slice(0, 50_000).matchAll(pinned)])
    .map(([, major, minor]): Version => [Number(major), Number(minor)]);
  const lowest = named.toSorted(compare)[0];
  const from = [...imported, ...(lowest ? [lowest] : [])].toSorted(compare).at(-1);
  return { from, to: named.toSorted(compare).at(-1) };
}

const compare = (a: Version, b: Version): number => a[0] - b[0] || a[1] - b[1];

export const isAtLeast = (version: Version | undefined, wanted: Version): boolean =>
  version !== undefined && compare(version, wanted) >= 0;
