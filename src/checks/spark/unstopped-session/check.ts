import type { PythonDocument } from '../../../languages/python/document.ts';
import { attributeNamed, sessions, stops, usesSpark } from '../../../languages/python/libraries/spark.ts';
import { isManaged } from '../../../languages/python/managed.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

/** A stream runs until it is ended from outside; Glue ends the session of a job itself. */
const isLongRunning = (document: PythonDocument): boolean =>
  document.importsModule('awsglue') ||
  document.importsModule('pyspark.streaming') ||
  attributeNamed(document, 'readStream') !== undefined ||
  attributeNamed(document, 'writeStream') !== undefined;

export const check = defineCheck({
  title: 'Stop the session',
  expects: 'The session is stopped',
  reads: 'python',
  kind: 'requires',
  level: 'note',
  criterion: 'spark.stops_session',
  messages: {
    found: 'The session is stopped, so the executors are given back.',
    missing:
      'Nothing stops this session, so its executors stay taken until the process is gone. Call `spark.stop()` in a `finally`.',
  },
  *run(document) {
    const [made] = usesSpark(document) ? sessions(document) : [];
    const [stop] = made ? stops(document) : [];
    if (!made || isLongRunning(document)) yield notApplicable;
    else if (stop) yield { message: 'found', at: document.range(stop.nameNode) };
    else if (!sessions(document).some(({ node }) => isManaged(node, document)))
      yield { message: 'missing', at: document.range(made.nameNode) };
    else yield { message: 'found', at: document.range(made.nameNode) };
  },
});
