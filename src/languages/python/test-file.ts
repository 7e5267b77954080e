import type { PythonDocument } from './document.ts';

const testPath = /(?:^|\/)(?:tests?\/|(?:test_[^/]*|[^/]*_tests?|conftest)\.pyw?$)/i;

/** Whether a file is a test: by its path, or because it tests (a test function with pytest or unittest at hand). */
export function isTestFile(document: PythonDocument): boolean {
  if (testPath.test(document.path)) return true;
  if (!document.importsModule('pytest') && !document.importsModule('unittest')) return false;
  return document.functions.some(({ name, owner }) => name.startsWith('test') && owner?.kind !== 'function');
}
