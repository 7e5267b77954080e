import { describe, expect, test } from 'vitest';
import { tests } from './facts.ts';

const first = (...lines: readonly string[]) => {
  const document = tests(...lines);
  const [found] = document.tests;
  return found && document.assertions.of(found);
};

describe('a test asserts', () => {
  test.each([
    ['with a statement', ['def test_a():', '    assert x']],
    ['by raising', ['def test_a():', '    if x: raise AssertionError']],
    ['in a function inside of it', ['def test_a():', '    def check():', '        assert x', '    run(check)']],
    ['with numpy', ['import numpy as np', 'def test_a():', '    np.testing.assert_array_equal(a, b)']],
    ['with an expectation', ['def test_a():', '    frame.expect_column_to_exist("a")']],
    ['with an imported raises', ['from pytest import raises', 'def test_a():', '    with raises(E): f()']],
    ['by failing', ['class TestA:', '    def test_a(self):', '        self.fail("no")']],
    ['through helpers', ['def test_a():', '    one()', 'def one(): two()', 'def two():', '    assert x']],
    [
      'through a method',
      ['class TestA:', '    def test_a(self): self.look()', '    def look(self):', '        assert x'],
    ],
    ['through a class', ['class Look:', '    def at(self):', '        assert x', 'def test_a():', '    Look().at()']],
    [
      'through a fixture that hands out a function',
      ['import pytest', '@pytest.fixture', 'def look():', '    def at(x):', '        assert x', '    return at'].concat(
        'def test_a(look):',
        '    look(1)',
      ),
    ],
    [
      'through another name of a helper',
      ['from functools import partial', 'def look(x):', '    assert x', 'class TestA:'].concat(
        '    def setup_method(self):',
        '        self.run = partial(look, 1)',
        '    def test_a(self):',
        '        self.run()',
      ),
    ],
  ])('%s', (_, lines) => {
    expect(first(...lines)).toBe('asserts');
  });

  test.each([
    ['when it prints', ['def test_a():', '    print(f())']],
    ['when a mock is looked at only', ['def test_a():', '    m.assert_called_once']],
    ['when an imported function shares the name of a helper', ['from a import look', 'def test_a():', '    look()']],
    [
      'when a fixture asserts for itself',
      ['import pytest', '@pytest.fixture', 'def row():', '    assert x'].concat('def test_a(row):', '    f(row)'),
    ],
  ])('not %s', (_, lines) => {
    expect(first(...lines)).toBe('nothing');
  });

  test('perhaps, when what it calls is written elsewhere and promises to check', () => {
    expect(first('from tests.look import check_rows', 'def test_a():', '    check_rows(1)')).toBe('unsure');
    expect(first('from .look import verify', 'def test_a():', '    verify(1)')).toBe('unsure');
  });
});
