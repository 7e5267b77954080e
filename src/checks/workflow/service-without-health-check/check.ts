import { commandsOf, entryOf, type Job } from '../../../languages/workflow/language.ts';
import { asMap, entriesOf, textOf } from '../../../languages/yaml/node.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Wait until the service is ready',
  expects: 'Service containers have a health check',
  reads: 'workflow',
  kind: 'forbids',
  level: 'should',
  messages: {
    unchecked:
      '`{service}` has no health check, so the steps start while it is still booting, and fail now and then. Add `--health-cmd` under `options:`.',
  },
  *run({ jobs }) {
    const withServices = jobs.filter((job) => entryOf(job, 'services'));
    if (withServices.length === 0) yield notApplicable;
    for (const job of withServices.filter((candidate) => !waits(candidate))) {
      for (const { name, key, value } of entriesOf(entryOf(job, 'services')?.value)) {
        const service = asMap(value);
        const options = textOf(service?.get('options')) ?? '';
        if (!service || !slowToStart.test(textOf(service.get('image')) ?? '') || /--health-|\$\{\{/.test(options))
          continue;
        yield { message: 'unchecked', at: key.range, values: { service: name } };
      }
    }
  },
});

/** Images of databases and brokers that come without a health check of their own. */
const slowToStart =
  /(^|\/)(postgres|postgis|pgvector|timescaledb|mysql|mariadb|mongo|redis|rabbitmq|elasticsearch|cp-kafka|kafka|minio|clickhouse-server|cassandra)(:|@|$)/;

/** A step waits by itself, in some way. */
const waits = (job: Job): boolean =>
  commandsOf(job.steps).some(({ command: { words } }) =>
    words.some((word) => /wait|pg_isready|^ping$|^sleep$|^nc$|dockerize|healthy/.test(word)),
  );
