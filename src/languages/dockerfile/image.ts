import { unknownPart } from './variables.ts';

/** An image's name taken apart: `registry.io/team/app:1.2@sha256:...`. */
export type ImageName = {
  /** With registry and path, without tag and digest. */
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
};

export function imageName(text: string): ImageName {
  const [named = '', digest] = text.split('@', 2);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  if (colon === -1) return { name: named, tag: undefined, digest };
  return { name: named.slice(0, colon), tag: named.slice(colon + 1), digest };
}

/** Whether a template engine still has to fill in the name: `{{ image }}`, `<%= base %>`, `@BASE@`. */
export const isTemplated = (text: string): boolean => /\{\{|\{%|<%|^@\w+@/.test(text);

export type Pinning = 'pinned' | 'untagged' | 'latest' | 'unknown';

/** Whether an image, its variables replaced, names a version: a tag that is not `latest`, or a digest. */
export function pinningOf(text: string): Pinning {
  if (isTemplated(text)) return 'unknown';
  const { name, tag, digest } = imageName(text);
  if (digest !== undefined) return 'pinned';
  if (tag !== undefined) {
    if (tag.includes(unknownPart) || tag === '') return 'unknown';
    return tag.toLowerCase() === 'latest' ? 'latest' : 'pinned';
  }
  // The unknown part may hold the tag as well.
  return name.includes(unknownPart) ? 'unknown' : 'untagged';
}

/** Images that give up root by themselves: in their own USER, or in an entrypoint that steps down. */
const dropsRoot = [
  /^(docker\.io\/)?(apache|bitnami(legacy|secure)?|confluentinc|jupyter|selenium|grafana|prom|nginxinc|cimg|circleci|gitpod|puckel|astronomerinc|chainguard|rancher|opensearchproject|linuxserver|trinodb|hashicorp|strimzi|gcr\.io\/distroless)\//,
  /^(public\.ecr\.aws\/bitnami|quay\.io\/(jupyter|astronomer|strimzi|prometheus|keycloak)|cgr\.dev|docker\.elastic\.co|docker\.getcollate\.io|ghcr\.io\/mlflow)\//,
  /(^|\/)astrocrpublic\.azurecr\.io\/|(^|\/)(astro-runtime|ap-airflow|micromamba|kafka-connect[\w-]*|kafka|airflow|superset|nginx-unprivileged|debezium|connect|sonarqube|jenkins|keycloak|metabase|nanoserver)$/,
  /^(library\/)?(postgres|mysql|mariadb|mongo|redis|rabbitmq|cassandra|elasticsearch|kibana|logstash|solr|neo4j|influxdb|flink|spark|zookeeper|memcached|couchdb|ghost|clickhouse)$/,
  /(^|\/)(aws-glue-libs|postgis|timescaledb|pgvector|clickhouse-server|mssql\/server|jenkins\/jenkins|all-spark-notebook|pyspark-notebook|jenkins)(\/|$)/,
];

/** True for a base whose containers do not run as root although the Dockerfile names no USER. */
export function isKnownToDropRoot(text: string): boolean {
  const { name, tag } = imageName(text);
  return /nonroot|rootless|unprivileged/.test(`${name}:${tag}`) || dropsRoot.some((pattern) => pattern.test(name));
}

/** True for a base of Windows whose containers run as `ContainerAdministrator`; those of Nano Server do not. */
export const isAdministrators = (text: string): boolean =>
  /^mcr\.microsoft\.com\/windows(\/(?!nanoserver)|$)/i.test(imageName(text).name);

/** True for the official images of the Debian family, which all remove the lists of apt. */
export const shipsNoAptLists = (text: string): boolean =>
  /^(?:docker\.io\/)?(?:library\/)?(?:debian|ubuntu|python|node|golang|ruby|rust|php|perl|openjdk|eclipse-temurin|buildpack-deps)$/.test(
    imageName(text).name,
  ) && !/alpine/.test(text);
