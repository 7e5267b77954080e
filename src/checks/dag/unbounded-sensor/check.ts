import { isAsync, sensorsOf } from '../../../languages/dag/sensor.ts';
import { settingOf } from '../../../languages/dag/setting.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Say how a sensor waits',
  expects: 'Every sensor says how it waits',
  reads: 'dag',
  kind: 'forbids',
  level: 'should',
  criterion: 'dag.sensor_timeout_or_mode_set',
  messages: {
    unbounded:
      '`{name}` holds a worker for up to seven days when what it waits for never comes. Give it a `timeout`, and `mode="reschedule"` or `deferrable=True`.',
  },
  *run(document) {
    const sensors = sensorsOf(document);
    if (sensors.length === 0) yield notApplicable;
    for (const sensor of sensors) {
      const { entry, complete } = settingOf(sensor, ['timeout', 'mode', 'deferrable'], document);
      if (entry || isAsync(sensor)) continue;
      if (!complete) yield unknown;
      else yield { message: 'unbounded', at: document.python.range(sensor.at), values: { name: sensor.name } };
    }
  },
});
