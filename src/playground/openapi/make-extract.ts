/**
 * Writes `extract.json`: the parts of GitHub's OpenAPI description that the playground answers for, without its prose.
 *
 *     npm i --prefix /tmp/openapi @octokit/openapi     (390 MB, hence not a dependency)
 *     node src/playground/openapi/make-extract.ts /tmp/openapi/node_modules/@octokit/openapi
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Extract, Operation, Schema } from './extract.ts';
import { operations, webhookEvents } from './operations.ts';

type Ref = { readonly $ref?: string };
type Media = { readonly content?: Record<string, { readonly schema?: Schema }> };
type Parameter = { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: Schema };
type Described = {
  readonly parameters?: readonly (Parameter & Ref)[];
  readonly requestBody?: Media & { readonly required?: boolean };
  readonly responses: Record<string, Media & Ref>;
};
type Description = {
  readonly paths: Record<string, Record<string, Described> | undefined>;
  readonly 'x-webhooks': Record<string, { readonly post: Described } | undefined>;
  readonly components: {
    readonly schemas: Record<string, Schema>;
    readonly parameters: Record<string, Parameter>;
    readonly responses: Record<string, Media>;
  };
};

/** The keywords that say something about shape. Everything else (descriptions, examples, titles, x-...) is left out. */
const structural = new Set([
  ...['type', 'format', 'enum', 'pattern', 'required', 'properties', 'additionalProperties', 'items'],
  ...['allOf', 'anyOf', 'oneOf', 'not', '$ref', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems'],
  ...['minProperties', 'maxProperties', 'uniqueItems'],
]);

/**
 * One OpenAPI 3.0 schema as JSON Schema: prose dropped, `nullable` turned into a type of its own, references shortened.
 * `used` gathers the names of the components that it refers to.
 */
export function structureOf(schema: Schema, used: Set<string>): Schema {
  const result: Schema = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (structural.has(keyword)) result[keyword] = structureOfKeyword(keyword, value, used);
  }
  return schema.nullable === true ? nullable(result) : result;
}

function structureOfKeyword(keyword: string, value: unknown, used: Set<string>): unknown {
  if (keyword === '$ref') {
    const name = String(value).replace('#/components/schemas/', '');
    used.add(name);
    return `#/schemas/${name}`;
  }
  if (keyword === 'properties') {
    return Object.fromEntries(
      Object.entries(value as Schema).map(([name, s]) => [name, structureOf(s as Schema, used)]),
    );
  }
  if (['allOf', 'anyOf', 'oneOf'].includes(keyword)) return (value as Schema[]).map((s) => structureOf(s, used));
  const isSchema = ['items', 'additionalProperties', 'not'].includes(keyword) && typeof value === 'object';
  return isSchema ? structureOf(value as Schema, used) : value;
}

function nullable(schema: Schema): Schema {
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const withNull = { ...schema, type: [schema.type, 'null'] };
  return Array.isArray(schema.enum) ? { ...withNull, enum: [...new Set([...schema.enum, null])] } : withNull;
}

/** The extract of `description`; throws when an operation or event that we list is not described. */
export function extractOf(description: Description, version: string): Extract {
  const used = new Set<string>();
  const { parameters, responses, schemas } = description.components;
  const jsonOf = (media: Media) => structureOfMedia(media, used);

  const operationOf = (name: string): Operation => {
    const [method = '', path = ''] = name.split(' ');
    const described = description.paths[path]?.[method.toLowerCase()];
    if (!described) throw new Error(`GitHub does not describe ${name}`);
    const query = (described.parameters ?? [])
      .map((p) => (p.$ref ? (parameters[p.$ref.replace('#/components/parameters/', '')] ?? p) : p))
      .filter((p) => p.in === 'query')
      .map((p) => [p.name, { required: p.required === true, schema: structureOf(p.schema ?? {}, used) }]);
    const answers = Object.entries(described.responses).map(([status, r]) => [
      status,
      jsonOf(r.$ref ? (responses[r.$ref.replace('#/components/responses/', '')] ?? r) : r),
    ]);
    const body = described.requestBody;
    return {
      query: Object.fromEntries(query),
      ...(body && { body: { required: body.required === true, schema: jsonOf(body) ?? {} } }),
      responses: Object.fromEntries(answers),
    };
  };

  const webhookOf = (event: string): Schema => {
    const described = description['x-webhooks'][event.replaceAll(/[._]/g, '-')]?.post;
    const payload = described?.requestBody && jsonOf(described.requestBody);
    if (!payload) throw new Error(`GitHub does not describe the webhook ${event}`);
    return payload;
  };

  const operationEntries = operations.map((name) => [name, operationOf(name)]);
  const webhookEntries = webhookEvents.map((event) => [event, webhookOf(event)]);
  const kept: Record<string, Schema> = {};
  used.add('basic-error');
  // A Set grows while it is walked: the references of a kept schema are visited as well.
  for (const name of used) kept[name] = structureOf(schemas[name] ?? {}, used);

  return {
    source: '@octokit/openapi generated/api.github.com.json',
    version,
    operations: Object.fromEntries(operationEntries),
    webhooks: Object.fromEntries(webhookEntries),
    schemas: kept,
  };
}

/** The schema of a JSON body; null when it is not JSON (a tarball) or has no body. */
function structureOfMedia(media: Media, used: Set<string>): Schema | null {
  const type = Object.keys(media.content ?? {}).find((t) => t.includes('json'));
  const schema = type && media.content?.[type]?.schema;
  return schema ? structureOf(schema, used) : null;
}

if (import.meta.main) {
  const root = process.argv[2];
  if (!root) throw new Error('usage: make-extract.ts path/to/node_modules/@octokit/openapi');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const description = JSON.parse(readFileSync(join(root, 'generated/api.github.com.json'), 'utf8')) as Description;
  writeFileSync(new URL('extract.json', import.meta.url), `${JSON.stringify(extractOf(description, version))}\n`);
}
