import { allEntries, asMap, entriesOf, itemsOf, scalarsOf, textOf, type YamlScalar } from '../yaml/node.ts';
import { dataStorePort } from './images.ts';
import { type Compose, type Service, settingsOf } from './language.ts';

/** An address in the environment whose host no service has, though a service runs just that kind of store. */
export type UnknownHost = { readonly host: string; readonly service: string; readonly place: YamlScalar };

/** The port of the store that an address is for, by its scheme: `postgresql+psycopg2` is Postgres. */
const ports: Readonly<Record<string, number>> = {
  postgres: 5432,
  postgresql: 5432,
  mysql: 3306,
  mariadb: 3306,
  mongodb: 27017,
  redis: 6379,
};

const address =
  /\b(postgres|postgresql|mysql|mariadb|mongodb|redis)(?:\+\w{1,30})?:\/\/(?:[^\s/@]{0,200}@)?([a-z][a-z0-9_-]{0,62})(?=[:/?]|$)/gi;

/** Names that are no service's and still have a place: the machine itself. */
const isMachine = (host: string): boolean => /^(localhost|host|gateway|.*docker.*)$/i.test(host);

export function unknownHosts(compose: Compose): readonly UnknownHost[] {
  if (mayKnowOthers(compose)) return [];
  const known = new Set(compose.services.flatMap(namesOf));
  const stores = Map.groupBy(compose.services, dataStorePort);
  return settingsOf(compose).flatMap(({ value, place }) =>
    [...value.matchAll(address)].flatMap(([, scheme = '', host = '']) => {
      if (known.has(host.toLowerCase()) || isMachine(host)) return [];
      const [store, another] = stores.get(ports[scheme.toLowerCase()]) ?? [];
      return store && !another ? [{ host, service: store.name, place }] : [];
    }),
  );
}

/** What other files or projects run may be reached under other names. */
function mayKnowOthers({ root, services }: Compose): boolean {
  const top = asMap(root);
  const outside = entriesOf(top?.get('networks')).some(({ value }) => asMap(value)?.has('external'));
  return (
    outside ||
    top?.has('include') === true ||
    services.some(({ body }) =>
      ['extends', 'extra_hosts', 'external_links', 'network_mode', 'dns'].some((key) => body.has(key)),
    )
  );
}

function namesOf({ name, body }: Service): readonly string[] {
  const own = ['container_name', 'hostname', 'domainname'].flatMap((key) => textOf(body.get(key)) ?? []);
  const aliases = [...allEntries(body.get('networks'))].flatMap((entry) =>
    entry.name === 'aliases' ? scalarsOf(entry.value).map(({ text }) => text) : [],
  );
  const links = itemsOf(body.get('links')).flatMap((link) => textOf(link)?.split(':') ?? []);
  return [name, ...own, ...aliases, ...links].map((each) => each.toLowerCase());
}
