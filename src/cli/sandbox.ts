import { installWheels, WheelRefused } from '../execution/python/wheels.ts';
import { type ExitCode, print, UsageError } from './output.ts';

/** Brings what learners' tests are run with into a folder. Nothing is fetched that is there already. */
export async function installSandbox(folder: string): Promise<ExitCode> {
  try {
    for (const { name, how } of await installWheels(folder, fetch)) print(`${how.padEnd(8)} ${name}`);
    return 0;
  } catch (error) {
    if (error instanceof WheelRefused) throw new UsageError(error.message);
    throw error;
  }
}
