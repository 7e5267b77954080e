import { expect, test } from 'vitest';
import { uncollectedOf } from '../../../src/languages/pytest/uncollected.ts';
import { tests } from './facts.ts';

const names = (...lines: readonly string[]) => tests(...lines).tests.map(({ name }) => name);

test('functions and methods of test classes are tests', () => {
  expect(
    names(
      'def test_a(): pass',
      'async def test_b(): pass',
      'def testC(): pass',
      'class TestD:',
      '    def test_d(self): pass',
      '    class TestE:',
      '        def test_e(self): pass',
      'class Orders(Base):',
      '    def test_f(self): pass',
      'class Base(unittest.TestCase): pass',
    ),
  ).toEqual(['test_a', 'test_b', 'testC', 'test_d', 'test_e', 'test_f']);
});

test('fixtures, nested functions and methods of other classes are not', () => {
  expect(
    names(
      'import pytest',
      '@pytest.fixture',
      'def test_client(): pass',
      'def outer():',
      '    def test_a(): pass',
      'class Orders:',
      '    def test_b(self): pass',
      'def check_c(): pass',
    ),
  ).toEqual([]);
});

test('a base from another file may be a TestCase', () => {
  const unclear = tests('from base import SparkTest', 'class Jobs(SparkTest):', '    def test_a(self): pass');
  expect(unclear.mayHaveTests).toBe(true);
  expect(uncollectedOf(unclear)).toEqual([]);
});

test('classes that derive from each other are read to an end', () => {
  expect(names('class A(B):', '    def test_a(self): pass', 'class B(A): pass')).toEqual([]);
});

test('a function that is called is no lost test', () => {
  const called = tests('def check_a(x):', '    assert x', 'def test_a():', '    check_a(1)');
  expect(uncollectedOf(called)).toEqual([]);
});
