import type { DagDocument } from './document.ts';
import { secondsOf } from './duration.ts';
import { isAsync, type Sensor } from './sensor.ts';
import { settingOf } from './setting.ts';

/** Seconds; for a shorter wait it costs more to start the task again than to keep the worker. */
const shortWait = 600;

/** Whether a sensor keeps its worker while it waits for long; undefined when the file does not tell. */
export function holdsWorker(sensor: Sensor, document: DagDocument): boolean | undefined {
  const { python } = document;
  const given = (name: string) => {
    const { entry } = settingOf(sensor, [name], document);
    return entry && python.value(entry.value);
  };
  if (isAsync(sensor)) return false;
  const deferrable = given('deferrable');
  if (deferrable && deferrable.kind !== 'boolean') return undefined;
  if (deferrable?.boolean) return false;
  const mode = given('mode');
  if (mode && mode.kind !== 'string') return undefined;
  if (mode?.text === 'reschedule') return false;
  const { entry: timeout } = settingOf(sensor, ['timeout'], document);
  if (timeout) {
    const seconds = secondsOf(timeout.value, python);
    return seconds === undefined ? undefined : seconds > shortWait;
  }
  return settingOf(sensor, [], document).complete ? true : undefined;
}
