import { Ajv2019, type ErrorObject, type ValidateFunction } from 'ajv/dist/2019.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { extract, type Schema } from './extract.ts';
import { operationOf } from './routes.ts';

export type ApiRequest = {
  readonly method: string;
  /** Below the API's root, without a query: `/repos/o/r/issues`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The parsed JSON body; undefined when there is none. */
  readonly body?: unknown;
};

export type ApiAnswer = {
  readonly status: number;
  /** The parsed JSON body; undefined when it is empty or not JSON (a tarball, raw contents). */
  readonly body?: unknown;
};

/** What of a request, an answer or a webhook differs from GitHub's description, a sentence each; empty when nothing. */
export type Violations = readonly string[];

const compiled = new Map<string, ValidateFunction>();
let engine: Ajv2019 | undefined;

/** Compiled on first use: the whole extract takes seconds, a test touches a few operations. */
function compile(key: string, schema: () => Schema): ValidateFunction {
  const known = compiled.get(key);
  if (known) return known;
  if (!engine) {
    // GitHub uses formats of its own (`repo.nwo`), which nobody can check: without a logger they are passed over.
    // Each schema is used a few times only, so code that is written quickly beats code that runs quickly.
    const quick = { inlineRefs: false, code: { optimize: false } };
    engine = new Ajv2019({ strict: false, allErrors: true, formats: fullFormats, logger: false, ...quick });
    engine.addSchema({ schemas: extract().schemas }, 'github');
  }
  const validate = engine.compile(absolute(schema()));
  compiled.set(key, validate);
  return validate;
}

/** References inside of the extract's operations point at its `schemas`. */
function absolute(value: Schema): Schema {
  return JSON.parse(JSON.stringify(value).replaceAll('"$ref":"#/schemas/', '"$ref":"github#/schemas/')) as Schema;
}

/**
 * GitHub ignores a body's misspelt field without a word; here it is an error. Only where the description itself lists
 * the fields (`properties`) and no alternative adds others.
 */
function closed(schema: Schema): Schema {
  const properties = schema.properties as Record<string, Schema> | undefined;
  const items = schema.items as Schema | undefined;
  const inside = {
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([k, s]) => [k, closed(s)])) }),
    ...(items && { items: closed(items) }),
  };
  const alternatives = [schema.oneOf, schema.anyOf, schema.allOf].flatMap((list) => (list ?? []) as Schema[]);
  const listed = alternatives.every((s) => Object.keys((s.properties as Schema) ?? {}).every((k) => properties?.[k]));
  const close = properties && listed && schema.additionalProperties === undefined;
  return { ...schema, ...inside, ...(close && { additionalProperties: false }) };
}

function differences(validate: ValidateFunction, value: unknown, where: string): Violations {
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${where}${told(error)}`);
}

function told({ instancePath, message, params }: ErrorObject): string {
  const { additionalProperty, allowedValues } = params as { additionalProperty?: string; allowedValues?: unknown[] };
  const detail = additionalProperty ?? (allowedValues && JSON.stringify(allowedValues));
  return ` ${instancePath || '/'} ${message}${detail === undefined ? '' : `: ${detail}`}`;
}

/** How `request` differs from what GitHub describes: the operation, its query, its body. */
export function validateRequest(request: ApiRequest): Violations {
  const name = operationOf(request.method, request.path);
  const operation = name === undefined ? undefined : extract().operations[name];
  if (!operation) return [`${request.method} ${request.path}: not an operation that the extract describes`];
  const violations: string[] = [];
  for (const [key, value] of Object.entries(request.query)) {
    const parameter = operation.query[key];
    if (!parameter) violations.push(`${name}: query ${key} is not described`);
    else violations.push(...queryDifferences(`${name}: query ${key}`, parameter.schema, value));
  }
  for (const [key, { required }] of Object.entries(operation.query)) {
    if (required && request.query[key] === undefined) violations.push(`${name}: query ${key} is missing`);
  }
  const body = operation.body;
  if (request.body === undefined) return body?.required ? [...violations, `${name}: body is missing`] : violations;
  // Octokit sends `{}` with some requests that have no body.
  const empty = typeof request.body === 'object' && request.body !== null && Object.keys(request.body).length === 0;
  if (!body) return empty ? violations : [...violations, `${name}: a body is not described`];
  const validate = compile(`${name} body`, () => closed(body.schema));
  return [...violations, ...differences(validate, request.body, `${name}: body`)];
}

/** Why GitHub would refuse this body: a field missing or of the wrong kind. It ignores fields that it does not know. */
export function bodyDifferences(name: string, body: unknown): Violations {
  const described = extract().operations[name]?.body;
  return described
    ? differences(
        compile(`${name} open body`, () => described.schema),
        body,
        'body',
      )
    : [];
}

/** A query has only text: what the description calls a number or a boolean is read as one. */
function queryDifferences(where: string, schema: Schema, text: string): Violations {
  const value = ['integer', 'number', 'boolean'].includes(String(schema.type)) ? parsed(text) : text;
  return differences(
    compile(`${where} ${JSON.stringify(schema)}`, () => schema),
    value,
    where,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** How the answer to `request` differs from what GitHub describes for its status. */
export function validateAnswer(request: Pick<ApiRequest, 'method' | 'path'>, answer: ApiAnswer): Violations {
  const name = operationOf(request.method, request.path);
  const operation = name === undefined ? undefined : extract().operations[name];
  if (!operation) return [`${request.method} ${request.path}: not an operation that the extract describes`];
  const described = operation.responses[answer.status];
  const where = `${name}: answer ${answer.status}`;
  if (described)
    return differences(
      compile(`${name} ${answer.status}`, () => described),
      answer.body,
      where,
    );
  if (described === null) return [];
  // The description leaves out most errors and the redirect of a renamed repository; they all look the same
  // (https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api).
  if (answer.status < 300) return [`${where} is not described`];
  if (answer.status === 304) return [];
  return differences(
    compile('basic-error', () => ({ $ref: '#/schemas/basic-error' })),
    answer.body ?? {},
    where,
  );
}

/** How a webhook's payload differs from what GitHub describes for `event` and the payload's action. */
export function validateWebhook(event: string, payload: unknown): Violations {
  const action = (payload as { action?: unknown } | null)?.action;
  const name = typeof action === 'string' ? `${event}.${action}` : event;
  const schema = extract().webhooks[name];
  if (!schema) return [`webhook ${name}: not described in the extract`];
  return differences(
    compile(`webhook ${name}`, () => schema),
    payload,
    `webhook ${name}:`,
  );
}
