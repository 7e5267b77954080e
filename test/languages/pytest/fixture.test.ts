import { describe, expect, test } from 'vitest';
import { requestsOfTest } from '../../../src/languages/pytest/fixture.ts';
import { tests } from './facts.ts';

const asked = (...lines: readonly string[]) => {
  const document = tests('import pytest', 'from unittest.mock import patch', ...lines);
  const [found] = document.tests;
  return found && requestsOfTest(found, document.python).map(({ name }) => name);
};

test('a fixture has a name, a scope and its decorator', () => {
  const [fixture] = tests(
    'import pytest',
    '@pytest.fixture(name="rows", scope="session", autouse=True)',
    'def make_rows(): return []',
  ).fixtures;
  expect(fixture).toMatchObject({ name: 'rows', scope: 'session', autouse: true });
});

describe('a test asks for', () => {
  test.each([
    ['its arguments', ['rows', 'tmp_path'], ['def test_a(rows, tmp_path): pass']],
    [
      'what parametrize does not hand in',
      ['rows'],
      ['@pytest.mark.parametrize("a, b", [])', 'def test_a(rows, a, b): pass'],
    ],
    ['what a list does not name', ['rows'], ['@pytest.mark.parametrize(["a"], [])', 'def test_a(a, rows): pass']],
    [
      'what patch does not hand in',
      ['rows'],
      ['@patch("a.b")', '@patch.object(c, "d")', 'def test_a(d, b, rows): pass'],
    ],
    ['what a patch with a value leaves', ['rows'], ['@patch("a.b", new=1)', 'def test_a(rows): pass']],
    ['nothing that has a default', [], ['def test_a(rows=None, *args, **kwargs): pass']],
    ['nothing for self', ['rows'], ['class TestA:', '    def test_a(self, rows): pass']],
    ['all in a static method', ['rows'], ['class TestA:', '    @staticmethod', '    def test_a(rows): pass']],
    ['nothing in a TestCase', [], ['class A(unittest.TestCase):', '    def test_a(self, rows): pass']],
    ['less when its class is patched', [], ['@patch("a.b")', 'class TestA:', '    def test_a(self, b): pass']],
    ['nothing of hypothesis', [], ['from hypothesis import given', '@given(x)', 'def test_a(x): pass']],
  ])('%s', (_, expected, lines) => {
    expect(asked(...lines)).toEqual(expected);
  });
});
