export type FieldError = {
  readonly resource: string;
  readonly code: string;
  readonly field: string;
  readonly value?: string | null;
  readonly message?: string;
};

/** What GitHub answers instead of doing what it was asked. */
export class Refusal extends Error {
  readonly status: number;
  readonly errors: readonly (string | FieldError)[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    more: {
      readonly errors?: readonly (string | FieldError)[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.errors = more.errors;
    this.headers = more.headers ?? {};
  }
}

export const notFound = (): Refusal => new Refusal(404, 'Not Found');

/** https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed */
export const invalid = (resource: string, field: string, code: string, message?: string): Refusal =>
  new Refusal(422, 'Validation Failed', { errors: [{ resource, field, code, ...(message && { message }) }] });

/** As the pull request endpoints say it: the reasons are sentences. */
export const unprocessable = (...errors: readonly string[]): Refusal =>
  new Refusal(422, 'Unprocessable Entity', { errors });

/** A found thing, or GitHub's 404. */
export function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw notFound();
  return thing;
}

/** Text of issues, comments and reviews: longer ones are refused with this message. */
export const bodyLimit = 65_536;

export function checkBody(resource: string, body: string | null | undefined): void {
  if (body && [...body].length > bodyLimit) {
    throw invalid(resource, 'body', 'custom', `body is too long (maximum is ${bodyLimit} characters)`);
  }
}
