import { asMap } from '../../../languages/yaml/node.ts';
import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Remove the version key',
  expects: 'No version key is used',
  reads: 'compose',
  kind: 'forbids',
  level: 'note',
  criterion: 'compose.obsolete_version_key',
  messages: {
    obsolete: 'Compose ignores `version:` and warns about it. Remove the line.',
  },
  *run({ root, lines }) {
    const entry = asMap(root)?.entry('version');
    if (!entry) return;
    const { line } = entry.range.start;
    const isAlone = entry.range.end.line === line && entry.range.start.column === 1;
    const fix = { range: { start: { line, column: 1 }, end: { line: line + 1, column: 1 } }, text: '' };
    yield { message: 'obsolete', at: entry.range, fix: isAlone && line < lines.lineCount ? fix : undefined };
  },
});
