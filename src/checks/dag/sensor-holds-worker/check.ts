import { holdsWorker } from '../../../languages/dag/holds-worker.ts';
import { sensorsOf } from '../../../languages/dag/sensor.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give the worker back while a sensor waits',
  expects: 'No sensor holds a worker while it waits',
  reads: 'dag',
  kind: 'forbids',
  level: 'should',

  saidBy: ['dag/unbounded-sensor'],
  messages: {
    poking:
      '`{name}` keeps a worker slot for as long as it waits. A few late files then stop every other DAG. Use `mode="reschedule"`, or `deferrable=True` where the sensor offers it.',
  },
  *run(document) {
    const sensors = sensorsOf(document);
    if (sensors.length === 0) yield notApplicable;
    for (const sensor of sensors) {
      const holds = holdsWorker(sensor, document);
      if (holds === undefined) yield unknown;
      else if (holds) yield { message: 'poking', at: document.python.range(sensor.at), values: { name: sensor.name } };
    }
  },
});
