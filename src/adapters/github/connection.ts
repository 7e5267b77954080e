import type { Octokit } from '@octokit/rest';
import { z } from 'zod';
import type { RepositoryRef } from '../../coach/learner.ts';
import type { Clock } from '../../ports/clock.ts';
import { ForgeError } from '../../ports/forge.ts';
import { toForgeError } from './errors.ts';

/** An Octokit that acts as the installation; it must neither throttle nor retry, which the queue and the outbox do. */
export type GitHubClient = Pick<Octokit, 'rest' | 'request'>;

const requestSeconds = 10;
/** A whole archive, its bytes included. */
const archiveSeconds = 60;
/** GitHub lists at most 3,000 files of a pull request; nothing else that is read here is longer. */
const mostPages = 30;

/** Goes into every call: where, how long, and that a redirect is ours to follow. */
type Target = {
  readonly owner: string;
  readonly repo: string;
  readonly request: {
    readonly signal: AbortSignal;
    readonly redirect: 'manual' | 'follow';
    readonly parseSuccessResponseBody?: false;
  };
};
type Answer = { readonly status: number; readonly headers: { readonly link?: string }; readonly data: unknown };
type Page = { readonly per_page: 100; readonly page: number };

const located = z.object({ name: z.string(), owner: z.object({ login: z.string() }) });

/**
 * Calls on one repository: timed out, schemas checked, failures turned into ForgeError. A renamed repository answers
 * writes with a redirect whose method fetch would change (301 turns POST into GET), so the new name is looked up by
 * id and the call made again.
 */
export class Connection {
  readonly octokit: GitHubClient;
  readonly repository: RepositoryRef;
  readonly #clock: Clock;
  #owner: string;
  #name: string;
  #refused = false;

  constructor(octokit: GitHubClient, repository: RepositoryRef, clock: Clock) {
    this.octokit = octokit;
    this.repository = repository;
    this.#clock = clock;
    this.#owner = repository.owner;
    this.#name = repository.name;
  }

  /** @throws ForgeError, `unavailable` as well for an answer that is not what GitHub documents */
  async call<T>(schema: z.ZodType<T>, send: (target: Target) => Promise<Answer>): Promise<T> {
    return this.#parse(schema, await this.#answer(send));
  }

  /** `undefined` where GitHub says that there is no such thing. */
  async find<T>(schema: z.ZodType<T>, send: (target: Target) => Promise<Answer>): Promise<T | undefined> {
    try {
      return await this.call(schema, send);
    } catch (error) {
      if (error instanceof ForgeError && error.kind === 'gone') return undefined;
      throw error;
    }
  }

  /** Items of a list, 100 a call; a caller that stops early saves the calls that would follow. */
  async *list<T>(schema: z.ZodType<readonly T[]>, send: (target: Target & Page) => Promise<Answer>): AsyncGenerator<T> {
    for (let page = 1; page <= mostPages; page += 1) {
      const answer = await this.#answer((target) => send({ ...target, per_page: 100, page }));
      yield* this.#parse(schema, answer);
      if (!/\brel="next"/.test(answer.headers.link ?? '')) return;
    }
  }

  /** The whole of a list. */
  async all<T>(
    schema: z.ZodType<readonly T[]>,
    send: (target: Target & Page) => Promise<Answer>,
  ): Promise<readonly T[]> {
    const items: T[] = [];
    for await (const item of this.list(schema, send)) items.push(item);
    return items;
  }

  /** The bytes of an answer as they arrive; redirects (an archive is stored elsewhere) are followed. */
  async stream(send: (target: Target) => Promise<Answer>): Promise<ReadableStream<Uint8Array>> {
    const { data } = await this.#send(send, {
      signal: AbortSignal.timeout(archiveSeconds * 1000),
      redirect: 'follow',
      parseSuccessResponseBody: false,
    });
    if (data instanceof ReadableStream) return data;
    throw new ForgeError('unavailable', 'GitHub answered without a body.');
  }

  /** What a broken transfer or an aborted one throws, as ForgeError. */
  failure(error: unknown): unknown {
    return toForgeError(error, this.#clock.now());
  }

  async #answer(send: (target: Target) => Promise<Answer>): Promise<Answer> {
    const first = await this.#send(send);
    if (first.status < 300) return first;
    await this.#locate();
    const second = await this.#send(send);
    if (second.status < 300) return second;
    throw new ForgeError('gone', `GitHub redirects ${this.#owner}/${this.#name} elsewhere.`, { status: second.status });
  }

  async #send(send: (target: Target) => Promise<Answer>, request?: Target['request']): Promise<Answer> {
    const bounded = request ?? { signal: AbortSignal.timeout(requestSeconds * 1000), redirect: 'manual' };
    try {
      const answer = await send({ owner: this.#owner, repo: this.#name, request: bounded });
      this.#refused = false;
      return answer;
    } catch (error) {
      throw this.#refusedTwice(this.failure(error));
    }
  }

  /** One 401 is a token that ran out; a second in a row is an installation that ended. */
  #refusedTwice(error: unknown): unknown {
    if (!(error instanceof ForgeError) || error.status !== 401) return error;
    const again = this.#refused;
    this.#refused = true;
    return again ? new ForgeError('forbidden', error.message, { status: 401, cause: error.cause }) : error;
  }

  async #locate(): Promise<void> {
    const answer = await this.#send(({ request }) =>
      this.octokit.request('GET /repositories/{id}', { id: this.repository.id, request }),
    );
    const { name, owner } = this.#parse(located, answer);
    this.#owner = owner.login;
    this.#name = name;
  }

  #parse<T>(schema: z.ZodType<T>, answer: Answer): T {
    const parsed = schema.safeParse(answer.data);
    if (parsed.success) return parsed.data;
    throw new ForgeError('unavailable', `GitHub's answer was not understood: ${z.prettifyError(parsed.error)}`, {
      status: answer.status,
    });
  }
}
