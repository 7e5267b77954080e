import { AsyncLocalStorage } from 'node:async_hooks';
import { type DestinationStream, pino } from 'pino';

/** Structured logging, as pino and Probot have it. */
export type Log = {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** What a line belongs to. `trace` is the same from a webhook to the last job that follows from it. */
export type Origin = {
  readonly trace: string;
  /** The GUID of the webhook with which it began. */
  readonly delivery?: string | undefined;
  readonly job?: string;
  /** GitHub's numeric id. */
  readonly repository?: number | undefined;
};

const current = new AsyncLocalStorage<Origin>();

/** Every line that is logged while `work` runs, by whatever it calls, carries `origin`. */
export const withOrigin = <T>(origin: Origin, work: () => T): T => current.run(origin, work);

/** Where what runs now came from. */
export const origin = (): Origin | undefined => current.getStore();

/** @param destination where the lines go; standard output unless told */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    mixin: () => ({ ...current.getStore() }),
    // Nobody logs these; should somebody, they do not appear.
    redact: ['privateKey', 'webhookSecret', 'authorization', 'token', 'headers', '*.authorization', '*.token'],
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * What an error is and where it came from, for the log. Not its message, which may quote what a learner wrote; that is kept
 * with the failed job (`stagecoach jobs show`).
 */
export function described(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { error: typeof error };
  const { name, stack } = error;
  const { kind, status, code } = error as { kind?: unknown; status?: unknown; code?: unknown };
  return { error: name, reason: kind, status, code, at: framesOf(stack ?? '') };
}

/** The uppermost frames of a stack, without the message above them. */
export const framesOf = (stack: string): readonly string[] =>
  (stack.match(/^ {4}at .+$/gm) ?? []).slice(0, 5).map((frame) => frame.trim());
