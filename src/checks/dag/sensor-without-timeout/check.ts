import { isAsync, sensorsOf } from '../../../languages/dag/sensor.ts';
import { settingOf } from '../../../languages/dag/setting.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Give every sensor a timeout',
  expects: 'Every sensor gives up some day',
  reads: 'dag',
  kind: 'forbids',
  level: 'should',

  saidBy: ['dag/unbounded-sensor'],
  messages: {
    missing:
      '`{name}` waits for seven days before it fails, and until then nobody hears that the input is late. Set `timeout` to the time after which somebody should know, in seconds.',
  },
  *run(document) {
    const sensors = sensorsOf(document);
    if (sensors.length === 0) yield notApplicable;
    for (const sensor of sensors) {
      const { entry, complete } = settingOf(sensor, ['timeout'], document);
      if (entry || isAsync(sensor)) continue;
      if (!complete) yield unknown;
      else yield { message: 'missing', at: document.python.range(sensor.at), values: { name: sensor.name } };
    }
  },
});
