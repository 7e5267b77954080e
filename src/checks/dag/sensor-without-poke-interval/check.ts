import { isAsync, sensorsOf } from '../../../languages/dag/sensor.ts';
import { settingOf } from '../../../languages/dag/setting.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Choose how often a sensor looks',
  expects: 'Every sensor says how often it looks',
  reads: 'dag',
  kind: 'forbids',
  level: 'note',

  messages: {
    missing:
      '`{name}` looks once a minute, whatever it waits for. Set `poke_interval`: every few minutes is enough for a file that comes once a day.',
  },
  *run(document) {
    const sensors = sensorsOf(document);
    if (sensors.length === 0) yield notApplicable;
    for (const sensor of sensors) {
      const { entry, complete } = settingOf(sensor, ['poke_interval', 'poll_interval'], document);
      if (entry || isAsync(sensor)) continue;
      if (!complete) yield unknown;
      else yield { message: 'missing', at: document.python.range(sensor.at), values: { name: sensor.name } };
    }
  },
});
