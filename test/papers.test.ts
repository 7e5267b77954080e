import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadChecks } from '../src/curriculum/load-checks.ts';
import { runCheck } from '../src/review/run-check.ts';
import { Submission } from '../src/review/submission.ts';
import { stale } from '../src/tools/catalogue.ts';

const root = join(import.meta.dirname, '..');
const checks = await loadChecks();

describe('what we hand out ourselves', () => {
  const manifests = globSync('deploy/kubernetes/*.yaml', { cwd: root }).toSorted();
  const paths = ['Dockerfile', '.dockerignore', 'compose.yaml', '.github/workflows/ci.yml', ...manifests];
  const files = paths.map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return { path, text, size: text.length, kind: 'text' as const };
  });
  const submission = new Submission({ files, changed: [] });

  it.each(paths)('passes our own checks: %s', (path) => {
    const said = [...checks].flatMap(([id, check]) => {
      if (check.reads === 'submission' || check.level === 'praise') return [];
      if (check.level === 'note' && !manifests.includes(path)) return [];
      if (!submission.pathsOf(check.reads).includes(path)) return [];
      const result = runCheck(id, check, path, check.params?.parse({}), submission);
      if ('error' in result) throw new Error(result.error);
      return result.state === 'unmet' ? [`${id}: ${result.hits[0]?.text}`] : [];
    });
    expect(said).toEqual([]);
  });

  it('is generated anew when checks or tasks change: npm run catalogue', async () => {
    expect(await stale()).toEqual([]);
  });
});
