import { type Grade, gradeTests, type Job } from './python/grading/grade.ts';
import { loadWheels, pytestPreload } from './python/wheels.ts';
import { createPythonRunner, type PythonOptions, type PythonRunner } from './python.ts';

export type { Fate, Grade, Job, Survivor } from './python/grading/grade.ts';
export type { FailedTest, Trouble } from './python/grading/judge.ts';
export type { Operator, SuiteError } from './python/grading/protocol.ts';

/** Runs learners' tests and plants bugs to see whether they notice. */
export type TestRunner = {
  /** Never rejects: what goes wrong on our side is `broken`, and without pytest or Deno it is `unavailable`. */
  grade(job: Job): Promise<Grade>;
  /** Makes an interpreter ready ahead of the review that will need it. Never rejects. */
  warm(): Promise<void>;
  close(): Promise<void>;
};

/** @param wheelsDir where `stagecoach sandbox install` put pytest; each file is compared with its hash when it is loaded */
export function createTestRunner(
  wheelsDir: string | undefined,
  options: Omit<PythonOptions, 'wheels' | 'preload'> = {},
): TestRunner {
  let runner: Promise<PythonRunner | undefined> | undefined;
  const opened = () => {
    runner ??= open();
    return runner;
  };
  async function open(): Promise<PythonRunner | undefined> {
    const wheels = wheelsDir === undefined ? [] : await loadWheels(wheelsDir);
    if (wheels.length > 0) return createPythonRunner({ ...options, wheels, preload: pytestPreload });
    // It may be installed while the server runs.
    runner = undefined;
    return undefined;
  }
  return {
    async grade(job) {
      const python = await opened();
      return python
        ? gradeTests(python, job)
        : { kind: 'unavailable', message: '`stagecoach sandbox install` has not been run' };
    },
    warm: async () => (await opened())?.warm(),
    close: async () => (await runner)?.close(),
  };
}
