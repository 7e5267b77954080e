import type { PythonDocument } from '../python/document.ts';
import type { Import } from '../python/imports.ts';
import type { Node } from '../python/tree.ts';
import type { PytestDocument } from './document.ts';

const mockModule = /^(?:unittest\.mock|mock|moto|responses|requests_mock|freezegun|fakeredis|pytest_mock)(?:\.|$)/;
const mockFixtures: ReadonlySet<string> = new Set([
  'mocker',
  'class_mocker',
  'module_mocker',
  'session_mocker',
  'monkeypatch',
  'requests_mock',
  'freezer',
]);

/** Where a file first uses something that stands in for what is outside: unittest.mock, a mocking library, a fixture. */
export function firstMock(file: PytestDocument): Node | undefined {
  const document = file.python;
  const imports = document.imports.filter((entry) => mockModule.test(entry.module) || mockModule.test(entry.qualified));
  const parameters = document.functions.flatMap((definition) => definition.parameters);
  return [
    ...imports.filter((entry) => isUsed(entry, file)).map(({ node }) => node),
    ...parameters.filter(({ name }) => mockFixtures.has(name)).map(({ nameNode }) => nameNode),
    ...document.all('attribute').filter((node) => document.qualify(node) === 'unittest.mock'),
  ].toSorted((a, b) => a.from - b.from)[0];
}

/** Whether the name that an import binds is written anywhere else. A wildcard's names cannot be told apart. */
export const isUsed = ({ binds }: Import, { mentions }: PytestDocument): boolean =>
  binds === undefined || mentions.has(binds);

const otherStandIns: ReadonlySet<string> = new Set(
  'aioresponses asynctest betamax flexmock httpretty httpx_mock mockito mongomock pook pyfakefs pytest_httpserver pytest_httpx respx testcontainers time_machine vcr wiremock'.split(
    ' ',
  ),
);

/** Whether a file imports another library that stands in for what is outside. */
export const importsOtherStandIn = (document: PythonDocument): boolean =>
  document.imports.some(({ module }) => otherStandIns.has(module.split('.', 1)[0] ?? ''));

/** The methods by which a mock asserts: https://docs.python.org/3/library/unittest.mock.html */
export const mockAssertions: ReadonlySet<string> = new Set([
  'assert_called',
  'assert_called_once',
  'assert_called_with',
  'assert_called_once_with',
  'assert_any_call',
  'assert_has_calls',
  'assert_not_called',
  'assert_awaited',
  'assert_awaited_once',
  'assert_awaited_with',
  'assert_awaited_once_with',
  'assert_any_await',
  'assert_has_awaits',
  'assert_not_awaited',
]);
