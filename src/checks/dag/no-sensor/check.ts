import { sensorsOf } from '../../../languages/dag/sensor.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Wait with a sensor',
  expects: 'A sensor waits for what must be there first',
  reads: 'dag',
  kind: 'requires',
  level: 'praise',
  criterion: 'dag.has_sensor',
  messages: {
    found: '`{name}` waits for what must be there first.',
    missing:
      'No sensor waits here, so the first task fails or reads too little when its input is late. Put a sensor before it: `FileSensor`, `S3KeySensor`, or a function with `@task.sensor`.',
  },
  *run(document) {
    const [first] = sensorsOf(document);
    const [dag] = document.dags;
    if (first) yield { message: 'found', at: document.python.range(first.at), values: { name: first.name } };
    else if (dag) yield { message: 'missing', at: document.python.range(dag.at) };
    else yield notApplicable;
  },
});
