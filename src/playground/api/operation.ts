import type { paths } from '@octokit/openapi-types';
import type { Actor } from '../auth.ts';
import type { Doer, Repository } from '../state.ts';
import type { World } from '../world.ts';

type PathOf<O> = O extends `${string} ${infer P}` ? P : never;
type MethodOf<O> = O extends `${infer M} ${string}` ? Lowercase<M> : never;
type Described<O> =
  PathOf<O> extends keyof paths
    ? MethodOf<O> extends keyof paths[PathOf<O>]
      ? paths[PathOf<O>][MethodOf<O>]
      : never
    : never;
type JsonOf<A> = A extends { content: infer C }
  ? C extends { 'application/json': infer B }
    ? B
    : C[keyof C]
  : undefined;
type Succeeding = 200 | 201 | 202 | 204 | 302;

/** What GitHub's description says that `O` answers when it succeeds. */
export type AnswerOf<O> =
  Described<O> extends { responses: infer R }
    ? { [S in keyof R & Succeeding]: JsonOf<R[S]> }[keyof R & Succeeding]
    : never;

type BodyOf<O> =
  Described<O> extends { requestBody?: infer B }
    ? NonNullable<B> extends { content: { 'application/json': infer J } }
      ? J
      : undefined
    : undefined;

type ParameterIn<P> = P extends `${string}{${infer N}}${infer Rest}` ? N | ParameterIn<Rest> : never;

/** A request that was let in: who asks what of which repository. */
export type Call<O extends string> = {
  readonly world: World;
  readonly actor: Actor;
  /** Decoded. */
  readonly params: Readonly<Record<ParameterIn<PathOf<O>>, string>>;
  readonly query: URLSearchParams;
  /** Checked against GitHub's description. */
  readonly body: BodyOf<O>;
  readonly accept: string;
  readonly repository: PathOf<O> extends `/repos/{owner}/{repo}${string}` ? Repository : undefined;
  /** Who does it. */
  readonly by: () => Doer;
  /** Address of the request, for `Link` headers. */
  readonly url: URL;
  /** How much of the primary rate limit is left. */
  readonly rate: () => { limit: number; used: number; remaining: number; reset: number };
};

export type Reply<B> = {
  readonly status: number;
  readonly body: B;
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of JSON. */
  readonly raw?: Uint8Array;
};

export type Operation = {
  readonly name: string;
  readonly handle: (call: Call<string>) => Promise<Reply<unknown>>;
};

/** One operation: its handler's answer has GitHub's type. */
export function operation<const O extends string>(
  name: O,
  handle: (call: Call<O>) => Reply<AnswerOf<O>> | Promise<Reply<AnswerOf<O>>>,
): Operation {
  // The dispatcher fills in what the name promises: parameters, repository, a checked body.
  return { name, handle: async (call) => handle(call as unknown as Call<O>) };
}

export const ok = <B>(body: B): Reply<B> => ({ status: 200, body });
export const created = <B>(body: B): Reply<B> => ({ status: 201, body });
export const accepted = <B>(body: B): Reply<B> => ({ status: 202, body });
export const noContent = (): Reply<never> => ({ status: 204, body: undefined as never });

type Paged = Pick<Call<string>, 'query' | 'url'>;

/** Where a page of a list is: https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api */
export function pageOf({ query }: Paged): { readonly page: number; readonly size: number; readonly from: number } {
  const size = Math.min(100, Math.max(1, Number(query.get('per_page')) || 30));
  const page = Math.max(1, Number(query.get('page')) || 1);
  return { page, size, from: (page - 1) * size };
}

/** One page of `items`, with the `Link` header that leads to the others; `show` sees only those of the page. */
export async function paged<T, S>(
  call: Paged,
  items: readonly T[],
  show: (item: T) => S | Promise<S>,
): Promise<Reply<S[]>> {
  const { size, from } = pageOf(call);
  const body = await Promise.all(items.slice(from, from + size).map(show));
  return { status: 200, body, headers: linksOf(call, items.length) };
}

function linksOf(call: Paged, total: number): Record<string, string> {
  const { page, size } = pageOf(call);
  const last = Math.max(1, Math.ceil(total / size));
  const to = (number: number, rel: string) => {
    const url = new URL(call.url);
    url.searchParams.set('page', String(number));
    return `<${url}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [to(page - 1, 'prev')] : []),
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
    ...(page > 1 ? [to(1, 'first')] : []),
  ];
  return links.length > 0 ? { link: links.join(', ') } : {};
}
