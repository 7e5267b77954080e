import type { Language } from '../document.ts';
import { isPython, parsePython } from '../python/language.ts';
import { PytestDocument } from './document.ts';

const testName = /(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/i;
const importsTesting = /^[ \t]*(?:import|from)[ \t]+(?:pytest|unittest|moto|django\.test)\b/m;
const definesTest =
  /^[ \t]*(?:async[ \t]+)?def[ \t]+test|^[ \t]*class[ \t]+\w*[ \t]*\([^)\n]*TestCase\b|^@pytest\.fixture/m;
const definesPlainTest = /^(?:async[ \t]+)?def[ \t]+test_/m;
const asserts = /^[ \t]+assert\b/m;
const importsAirflow = /^[ \t]*(?:import|from)[ \t]+airflow\b/m;

/**
 * Tests by their name (`dags/test_dag.py` is a DAG all the same), or by what they hold: test functions with pytest or
 * unittest at hand, or module-level tests that assert.
 */
function isTests(path: string, text: string): boolean {
  if (!isPython(path, text)) return false;
  if (testName.test(path)) return definesTest.test(text) || !importsAirflow.test(text);
  if (importsTesting.test(text)) return definesTest.test(text);
  return definesPlainTest.test(text) && asserts.test(text);
}

export const pytest: Language<PytestDocument> = {
  recognise: isTests,
  parse: (path, text) => new PytestDocument(parsePython(path, text)),
};
