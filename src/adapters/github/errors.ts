import { ForgeError } from '../../ports/forge.ts';

type Failure = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly answered: boolean;
};

/** What an error of Octokit says; undefined for an error that no request caused (a bug of ours, say). */
function failureOf(error: Error): Failure | undefined {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return { status: 0, headers: {}, answered: false };
  if (!('status' in error) || typeof error.status !== 'number') return undefined;
  const response =
    'response' in error ? (error.response as { headers?: Record<string, unknown> } | undefined) : undefined;
  return { status: error.status, headers: response?.headers ?? {}, answered: response !== undefined };
}

/** Seconds to wait, when what Octokit threw says that this was too much. */
export function limitedFor(error: unknown, now: Date): number | undefined {
  const failure = error instanceof Error ? failureOf(error) : undefined;
  return failure && secondsOf(failure, (error as Error).message, now);
}

/**
 * Seconds to wait, when GitHub says that this was too much: `retry-after`, else the time to `x-ratelimit-reset`, else
 * one minute (https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit).
 */
function secondsOf({ status, headers }: Failure, message: string, now: Date): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const retryAfter = Number(headers['retry-after'] ?? Number.NaN);
  if (Number.isFinite(retryAfter)) return Math.max(1, retryAfter);
  if (String(headers['x-ratelimit-remaining']) === '0') {
    const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
    return Number.isFinite(reset) ? Math.max(1, Math.ceil(reset - now.getTime() / 1000)) : 60;
  }
  return status === 429 || /secondary rate limit|abuse detection/i.test(message) ? 60 : undefined;
}

function kindOf(status: number, message: string): ForgeError['kind'] {
  if (status === 401 || status === 408 || status >= 500) return 'unavailable';
  if (status === 410 && /disabled/i.test(message)) return 'issues-disabled';
  // 451: taken down for legal reasons.
  if (status === 404 || status === 410 || status === 451) return 'gone';
  return status === 403 ? 'forbidden' : 'rejected';
}

/**
 * Turns what Octokit throws into the world's fault. A 401 counts as `unavailable`, because an installation token that
 * ran out is replaced with the next one.
 * @returns anything that is no failed request as it came, so that a bug of ours stays one
 */
export function toForgeError(error: unknown, now: Date): unknown {
  if (error instanceof ForgeError || !(error instanceof Error)) return error;
  const failure = failureOf(error);
  if (!failure) return error;
  if (!failure.answered)
    return new ForgeError('unavailable', `GitHub did not answer: ${error.message}`, { cause: error });
  const { status } = failure;
  const message = `GitHub answered ${status}: ${error.message.slice(0, 1000)}`;
  const retryAfterSeconds = secondsOf(failure, error.message, now);
  const kind = retryAfterSeconds === undefined ? kindOf(status, error.message) : 'rate-limited';
  return new ForgeError(kind, message, { status, retryAfterSeconds, cause: error });
}

export const isForgeError = (error: unknown, ...kinds: readonly ForgeError['kind'][]): error is ForgeError =>
  error instanceof ForgeError && kinds.includes(error.kind);
