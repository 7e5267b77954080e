import { createPostgresRunner, type PostgresRunner } from './postgres.ts';
import { createTestRunner, type TestRunner } from './pytest.ts';
import { createPythonRunner, type PythonRunner } from './python.ts';

/** The sandboxes in which learners' files are run; each starts its first process when it is needed. */
export type Runners = {
  readonly postgres: PostgresRunner;
  readonly python: PythonRunner;
  readonly tests: TestRunner;
};

/**
 * @param wheelsDir where pytest was put; without it learners' tests are not run
 * @param ahead whether more reviews will come, for which processes are made ready
 */
export function createRunners(wheelsDir: string | undefined, ahead = true): Runners & { close(): Promise<void> } {
  const postgres = createPostgresRunner();
  const spares = ahead ? {} : { spares: 0 };
  const python = createPythonRunner(spares);
  const tests = createTestRunner(wheelsDir, spares);
  return {
    postgres,
    python,
    tests,
    async close() {
      await Promise.all([postgres.close(), python.close(), tests.close()]);
    },
  };
}
