import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadChecks } from '../src/curriculum/load-checks.ts';

// Rules about the folders themselves.

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const checks = await loadChecks();
const ids = [...checks.keys()];

const sources = ['src', 'test', 'templates'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
);
/** Mini-repositories of learners may be called whatever learners call things. */
const ours = sources.filter(
  (path) => path.endsWith('.ts') && !/\/(cases|attempts|reference|starter|golden)\//.test(path),
);

/** The folders that break a rule. */
const breaking = (holds: (id: string) => boolean): readonly string[] => ids.filter((id) => !holds(id));
const pageOf = (id: string): string =>
  existsSync(join(root, 'src/checks', id, 'check.md')) ? read(`src/checks/${id}/check.md`) : '';

describe('every check', () => {
  test('has an id of kebab-case words that names the pattern, not the cure', () => {
    expect(breaking((id) => /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
    expect(breaking((id) => !/\/(use|avoid|prefer|require|ensure)-/.test(id))).toEqual([]);
  });

  test('has a page with the fixed headings, in order', () => {
    const headings = (id: string) => [...pageOf(id).matchAll(/^#{1,2} (.+)$/gm)].map(([, title]) => title);
    const wanted = ['What it looks for', 'Why it matters', 'How to fix it'];
    expect(
      breaking(
        (id) =>
          headings(id)
            .filter((title) => title !== undefined && wanted.includes(title))
            .join() === wanted.join() && pageOf(id).startsWith('# '),
      ),
    ).toEqual([]);
  });

  test('has a page that leads to the documentation of the tool', () => {
    expect(breaking((id) => /\]\(https:\/\/[^)]+\)/.test(pageOf(id)))).toEqual([]);
  });

  test('has good and bad cases, and nothing else in its folder', () => {
    expect(
      breaking(
        (id) =>
          readdirSync(join(root, 'src/checks', id))
            .toSorted()
            .join() === 'cases,check.md,check.ts',
      ),
    ).toEqual([]);
    const cases = (id: string) => readdirSync(join(root, 'src/checks', id, 'cases'));
    expect(breaking((id) => cases(id).every((name) => /^(bad|good)(-[a-z0-9.]+)*$/.test(name)))).toEqual([]);
    expect(breaking((id) => ['bad', 'good'].every((kind) => cases(id).some((name) => name.startsWith(kind))))).toEqual(
      [],
    );
  });

  test('leaves its words only to other checks of the same documents', () => {
    expect(
      breaking((id) =>
        (checks.get(id)?.saidBy ?? []).every((other) => checks.get(other)?.reads === checks.get(id)?.reads),
      ),
    ).toEqual([]);
  });

  test('recommends in its title, and states a fact in what it expects, both without a full stop', () => {
    const odd = [...checks].filter(
      ([, { title, expects }]) => /\.$/.test(title) || /\.$/.test(expects) || title === expects,
    );
    expect(odd.map(([id]) => id)).toEqual([]);
  });

  test('says what was seen in whole sentences, without blame and without "just"', () => {
    const odd = [...checks].flatMap(([id, { messages }]) =>
      Object.entries(messages)
        .filter(
          ([, text]) =>
            !/[.?}`]$/.test(text) || /\b(just|simply|obviously|stupid|wrongly)\b|!/i.test(text.replace(/`[^`]*`/g, '')),
        )
        .map(([name]) => `${id}#${name}`),
    );
    expect(odd).toEqual([]);
  });

  test('has `missing` when it requires something', () => {
    const odd = [...checks].filter(([, { kind, messages }]) => kind === 'requires' && !('missing' in messages));
    expect(odd.map(([id]) => id)).toEqual([]);
  });

  test('decides a criterion that no other check decides', () => {
    const criteria = [...checks.values()].flatMap(({ criterion }) => criterion ?? []);
    expect(criteria.filter((criterion, index) => criteria.indexOf(criterion) !== index)).toEqual([]);
  });
});

describe('every file', () => {
  test('is named after what it holds, in kebab-case', () => {
    expect(ours.filter((path) => !/^[a-z0-9-]+(\.test)?\.ts$/.test(basename(path)))).toEqual([]);
    expect(
      sources.filter(
        (path) =>
          /(^|\/)(utils?|helpers?|common|misc)(\.\w+)?$/.test(path) &&
          !/\/(cases|attempts|reference|starter)\//.test(path),
      ),
    ).toEqual([]);
  });

  test('of the program is at most 300 lines long', () => {
    const long = ours.filter((path) => path.startsWith('src/') && read(path).split('\n').length > 301);
    expect(long).toEqual([]);
  });
});

describe('the voice', () => {
  const names = readdirSync(join(root, 'templates/voice')).map((file) => file.replace(/\.md$/, ''));
  const code = sources
    .filter((path) => path.startsWith('src/') && path.endsWith('.ts') && !path.includes('/cases/'))
    .map(read)
    .join('\n');
  /** `say('name', <values>)`: the name, and the text of its values. */
  const said = [...code.matchAll(/\bsay\(\s*'([\w-]+)'/g)].map(({ 1: name = '', 0: start, index }) => ({
    name,
    values: argumentsFrom(index + start.length),
  }));

  function argumentsFrom(at: number): string {
    let depth = 1;
    let end = at;
    for (; depth > 0 && end < code.length; end += 1) depth += code[end] === '(' ? 1 : code[end] === ')' ? -1 : 0;
    return code.slice(at, end - 1);
  }

  test('has every message that is said, and no other one', () => {
    expect([...new Set(said.map(({ name }) => name))].toSorted()).toEqual(names.toSorted());
  });

  test('gets every value that a message asks for, where values are written out', () => {
    const missing = said.flatMap(({ name, values }) => {
      // Values that come in a variable are seen by the tests of the plans.
      if (/^\s*,\s*\w+\s*,?\s*$|\.\.\.\w/.test(values)) return [];
      const asked = [...read(`templates/voice/${name}.md`).matchAll(/\{(\w+)\}/g)].map(([, key]) => key);
      return asked.filter((key) => !new RegExp(`\\b${key}\\b`).test(values)).map((key) => `${name}: {${key}}`);
    });
    expect(missing).toEqual([]);
  });

  test('is plain: no "just", no shouting', () => {
    expect(names.filter((name) => /\b(just|simply|obviously)\b|!/i.test(read(`templates/voice/${name}.md`)))).toEqual(
      [],
    );
  });
});

describe.skipIf(!existsSync(join(root, 'README.md')))('the README', () => {
  test('names every dependency in "Built with", and none that is not there', () => {
    const manifest = JSON.parse(read('package.json'));
    const [, built = ''] = read('README.md').split('## Built with');
    const dependencies = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
    expect(
      dependencies.filter((name) => !new RegExp(`(^|[\\s|,])${name.replace('/', '\\/')}([\\s|,.]|$)`, 'm').test(built)),
    ).toEqual([]);
    const listed = [...built.matchAll(/^\| ([^|]+) \|/gm)]
      .flatMap(([, cell = '']) => cell.split(', '))
      .filter((name) => !/^(package|-+)$/.test(name));
    expect(listed.filter((name) => !dependencies.includes(name))).toEqual([]);
  });
});
