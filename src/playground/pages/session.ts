import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/** Who looks at the page, and the token that their forms carry. */
export type Session = { readonly login: string | undefined; readonly csrf: string };

export type Sessions = {
  /** The session of a request; one begins with the first request of a browser. */
  readonly of: (c: Context) => Session;
  /** From the next request on; undefined signs out. */
  readonly signIn: (c: Context, login: string | undefined) => void;
  /** Whether a form was filled in on a page of this session. */
  readonly isOurs: (c: Context, csrf: unknown) => boolean;
};

/**
 * Sessions without a store: the cookie `playground` holds a random id and the login, signed with a key that lives as
 * long as the process.
 */
export function createSessions(key: Buffer = randomBytes(32)): Sessions {
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
  const csrfOf = (id: string) => sign(`csrf ${id}`);

  const write = (c: Context, id: string, login: string) => {
    const value = `${id}~${login}`;
    setCookie(c, 'playground', `${value}~${sign(value)}`, { httpOnly: true, sameSite: 'Lax', path: '/' });
  };
  const read = (c: Context): { id: string; login: string } | undefined => {
    const [id = '', login = '', signature = ''] = (getCookie(c, 'playground') ?? '').split('~');
    return same(signature, sign(`${id}~${login}`)) ? { id, login } : undefined;
  };

  return {
    of: (c) => {
      const known = read(c);
      if (known) return { login: known.login || undefined, csrf: csrfOf(known.id) };
      const id = randomBytes(16).toString('base64url');
      write(c, id, '');
      return { login: undefined, csrf: csrfOf(id) };
    },
    // A new id: a token from before the sign-in is worth nothing after it.
    signIn: (c, login) => write(c, randomBytes(16).toString('base64url'), login ?? ''),
    isOurs: (c, csrf) => {
      const known = read(c);
      return known !== undefined && typeof csrf === 'string' && same(csrf, csrfOf(known.id));
    },
  };
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
