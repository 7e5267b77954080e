import type { Submission } from '../../review/submission.ts';
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

/** Every name that a file uses, and every word of its strings; not the names of its definitions. */
function mentions({ python }: PytestDocument): readonly string[] {
  const names = new Set(python.functions.map(({ nameNode }) => nameNode));
  return [
    ...python.all('identifier').filter((node) => !names.has(node)),
    ...python.all('string').filter((node) => node.to - node.from < 200),
  ].flatMap((node) => (node.type === 'string' ? (python.textOf(node).match(/\w+/g) ?? []) : python.textOf(node)));
}
