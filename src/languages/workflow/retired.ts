import { asMap, scalarsOf, type YamlScalar } from '../yaml/node.ts';
import { entryOf, type Job } from './language.ts';
import type { Uses } from './uses.ts';

/**
 * The first major version of an action that GitHub still runs. As of November 2026:
 * https://github.blog/changelog/2024-04-16-deprecation-notice-v3-of-the-artifact-actions/ and
 * https://github.blog/changelog/2024-12-05-notice-of-upcoming-releases-and-breaking-changes-for-github-actions/
 */
const firstThatRuns: Readonly<Record<string, number>> = {
  'actions/upload-artifact': 4,
  'actions/download-artifact': 4,
  'actions/cache': 3,
};

/** The first major version that works, of an action that is used in one that was switched off. */
export function retiredAction({ repository, ref }: Uses): string | undefined {
  const first = firstThatRuns[repository];
  const major = /^v?(\d{1,3})(?:\.\d+){0,2}$/.exec(ref)?.[1];
  return first !== undefined && major !== undefined && Number(major) < first ? `@v${first}` : undefined;
}

/** Removed ones of https://github.com/actions/runner-images#available-images, and what follows; as of November 2026. */
const retired: readonly (readonly [label: RegExp, next: string])[] = [
  [/^ubuntu-(?:16|18|20)\.04$/i, 'ubuntu-24.04'],
  [/^macos-(?:10\.15|11|12|13)(?:-\w+)?$/i, 'macos-15'],
  [/^windows-(?:2016|2019)$/i, 'windows-2025'],
];

type RetiredRunner = { readonly label: YamlScalar; readonly next: string };

/** Labels of `runs-on`, also by way of the matrix, that GitHub's runners no longer have; a runner of one's own may. */
export function retiredRunners(job: Job): readonly RetiredRunner[] {
  const labels = scalarsOf(entryOf(job, 'runs-on')?.value).flatMap((label) => {
    const name = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/.exec(label.text.trim())?.[1];
    if (name === undefined) return label;
    return scalarsOf(asMap(asMap(entryOf(job, 'strategy')?.value)?.get('matrix'))?.get(name));
  });
  if (labels.some(({ text }) => text === 'self-hosted')) return [];
  return labels.flatMap((label) => {
    const next = retired.find(([old]) => old.test(label.text))?.[1];
    return next === undefined ? [] : { label, next };
  });
}
