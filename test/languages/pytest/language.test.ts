import { describe, expect, test } from 'vitest';
import { pytest } from '../../../src/languages/pytest/language.ts';

const plain = 'def test_a():\n    assert True\n';

describe('a file is tests', () => {
  test.each([
    ['by its name', 'tests/test_orders.py', 'print(1)\n'],
    ['by its name at the end', 'orders_test.py', ''],
    ['as a conftest', 'tests/conftest.py', ''],
    ['by what it holds', 'x.py', 'import pytest\n\n@pytest.fixture\ndef row():\n    return 1\n'],
    ['by its TestCase', 'ci/x.py', 'import unittest\n\nclass A(unittest.TestCase):\n    pass\n'],
    ['by tests that assert', '0042.py', plain],
    ['with Windows line ends', '0042.py', plain.replaceAll('\n', '\r\n')],
  ])('%s', (_, path, text) => {
    expect(pytest.recognise(path, text)).toBe(true);
  });

  test.each([
    ['a module', 'pipeline/orders.py', 'def parse(row):\n    return row\n'],
    [
      'a module with a function that tests a connection',
      'etl/db.py',
      'def test_connection(db):\n    return db.ping()\n',
    ],
    ['a DAG that is named like a test', 'dags/test_dag.py', 'from airflow import DAG\n\nwith DAG("a"):\n    pass\n'],
    ['text', 'tests/test_orders.md', plain],
    ['a module that imports a mock', 'etl/fake.py', 'from unittest.mock import Mock\n\nclient = Mock()\n'],
  ])('not %s', (_, path, text) => {
    expect(pytest.recognise(path, text)).toBe(false);
  });
});

test('what Python cannot read is a problem, and has no tests', () => {
  const document = pytest.parse('test_a.py', 'def test_a(:\n');
  expect(document.problem).toBeDefined();
  expect(document.tests).toEqual([]);
});
