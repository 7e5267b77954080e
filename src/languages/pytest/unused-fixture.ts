import type { Submission } from '../../review/submission.ts';
import { literalOf } from '../python/string.ts';
import type { PytestDocument } from './document.ts';
import { type Fixture, requestsOf } from './fixture.ts';

/** https://docs.pytest.org/en/stable/reference/fixtures.html */
const builtIn: ReadonlySet<string> = new Set(
  'cache capfd capfdbinary caplog capsys capsysbinary capteesys config doctest_namespace monkeypatch pytestconfig pytester record_property record_testsuite_property record_xml_attribute recwarn request subtests testdir tmp_path tmp_path_factory tmpdir tmpdir_factory'.split(
    ' ',
  ),
);

/**
 * The fixtures that nobody asks for. Empty where another file may: in a conftest.py, in a file without tests, and
 * where tests ask for fixtures of a plugin, which may ask for these in turn.
 */
export function unusedFixturesOf(document: PytestDocument, submission: Submission): readonly Fixture[] {
  const { python, tests, fixtures, isConftest } = document;
  if (isConftest || tests.length === 0 || fixtures.length === 0) return [];
  const others = submission.documents('pytest').filter(({ path }) => path !== document.path);
  const conftests = others.filter((other) => other.isConftest);
  const defined = new Set([document, ...conftests].flatMap((file) => file.fixtures.map(({ name }) => name)));
  const asked = [...tests.filter(({ unittest }) => !unittest), ...fixtures].flatMap(({ function: definition }) =>
    requestsOf(definition, python).map(({ name }) => name),
  );
  if (asked.some((name) => !defined.has(name) && !builtIn.has(name))) return [];
  const mentioned = new Set([...others, document].flatMap((file) => mentions(file)));
  return fixtures.filter(({ name, autouse }) => !autouse && !mentioned.has(name));
}

/** Every name that a file uses, also in a string of nothing but names; not what it defines and imports. */
function mentions({ python }: PytestDocument): readonly string[] {
  const defined = new Set(python.functions.map(({ nameNode }) => nameNode));
  const names = python.all('identifier').filter((node) => !defined.has(node) && node.parent?.type !== 'dotted_name');
  const strings = python.all('string').map((node) => literalOf(node, python.text).text);
  return [
    ...names.map((node) => python.textOf(node)),
    ...strings.filter((text) => /^[\w, ]+$/.test(text)).flatMap((text) => text.split(/[, ]+/)),
  ];
}
