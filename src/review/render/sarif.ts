import type { Level } from '../check.ts';
import type { Range } from '../range.ts';

export type SarifHit = {
  readonly check: string;
  /** The check's recommendation. */
  readonly title: string;
  readonly level: Level;
  readonly text: string;
  readonly path: string;
  readonly range: Range;
};

const levels = { must: 'error', should: 'warning', note: 'note', praise: 'none' } as const;

/** SARIF 2.1.0, as code scanning takes it: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarif(hits: readonly SarifHit[], version: string): object {
  const rules = new Map(hits.map(({ check, title }) => [check, { id: check, shortDescription: { text: title } }]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'stagecoach', version, rules: [...rules.values()] } },
        columnKind: 'utf16CodeUnits',
        results: hits.map(({ check, level, text, path, range }) => ({
          ruleId: check,
          level: levels[level],
          message: { text },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/') },
                region: {
                  startLine: range.start.line,
                  startColumn: range.start.column,
                  endLine: range.end.line,
                  endColumn: range.end.column,
                },
              },
            },
          ],
        })),
      },
    ],
  };
}
