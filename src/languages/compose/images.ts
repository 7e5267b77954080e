import { imageName } from '../dockerfile/image.ts';
import { textOf, type YamlScalar } from '../yaml/node.ts';
import type { Service } from './language.ts';

/** The image of a service that it does not build itself. */
export function pulledImage({ body }: Service): YamlScalar | undefined {
  const image = body.get('image');
  return image?.kind === 'scalar' && image.text !== '' && !body.has('build') ? image : undefined;
}

/** Port that a data store listens on, for the images whose name says what they are. */
const dataStores: Readonly<Record<string, number>> = {
  postgres: 5432,
  postgresql: 5432,
  postgis: 5432,
  timescaledb: 5432,
  pgvector: 5432,
  mysql: 3306,
  mariadb: 3306,
  mongo: 27017,
  mongodb: 27017,
  redis: 6379,
  valkey: 6379,
  elasticsearch: 9200,
  cassandra: 9042,
  memcached: 11211,
  'clickhouse-server': 8123,
};

/** The last part of the image's name: `postgres` for `docker.io/library/postgres:16`. */
function imageKind({ body }: Service): string {
  const { name } = imageName(textOf(body.get('image')) ?? '');
  return name.slice(name.lastIndexOf('/') + 1).toLowerCase();
}

export const dataStorePort = (service: Service): number | undefined => {
  const kind = imageKind(service);
  return Object.hasOwn(dataStores, kind) ? dataStores[kind] : undefined;
};

/** Official images without a health check of their own: https://github.com/docker-library/official-images */
const withoutHealthcheck = new Set(
  'postgres mysql mariadb mongo redis rabbitmq elasticsearch cassandra zookeeper nginx python node memcached influxdb'.split(
    ' ',
  ),
);

/** True where an image certainly brings no health check; others may. */
export const bringsNoHealthcheck = (service: Service): boolean => {
  const { name } = imageName(textOf(service.body.get('image')) ?? '');
  return !service.body.has('build') && withoutHealthcheck.has(name.replace(/^(docker\.io\/)?(library\/)?/, ''));
};
