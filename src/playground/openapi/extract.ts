import { readFileSync } from 'node:fs';

/** A JSON Schema; references read `#/schemas/<name>`. */
export type Schema = Record<string, unknown>;

export type Operation = {
  readonly query: Readonly<Record<string, { readonly required: boolean; readonly schema: Schema }>>;
  readonly body?: { readonly required: boolean; readonly schema: Schema };
  /** By status; null where the answer has no JSON body. */
  readonly responses: Readonly<Record<string, Schema | null>>;
};

/** What GitHub's OpenAPI description says of the operations and webhooks that we use, without its prose. */
export type Extract = {
  readonly source: string;
  readonly version: string;
  /** By `METHOD /path/{template}`. */
  readonly operations: Readonly<Record<string, Operation>>;
  /** By event and action: `issues.opened`, `push`. */
  readonly webhooks: Readonly<Record<string, Schema>>;
  readonly schemas: Readonly<Record<string, Schema>>;
};

let loaded: Extract | undefined;

/** The extract that `make-extract.ts` wrote; read once, because it is near a megabyte. */
export function extract(): Extract {
  loaded ??= JSON.parse(readFileSync(new URL('extract.json', import.meta.url), 'utf8')) as Extract;
  return loaded;
}
