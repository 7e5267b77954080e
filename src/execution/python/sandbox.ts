import type { Exit, PythonProcess } from './process.ts';

const memoryPollMilliseconds = 50;

/** The code is interrupted when its time is over, so that it can be said where it was; it is killed so much later. */
const graceSeconds = 1;

/** What code may ask in the middle of one answer. */
const eventLimit = 50_000;

/** What came of a question. Only `broken` and `unavailable` are not the learner's doing. */
export type Answer =
  /** `full`: it tried to print more than allowed, which its line was told as an `OSError`. */
  | { readonly kind: 'answer'; readonly value: unknown; readonly printed: string; readonly full: boolean }
  | { readonly kind: 'timed-out'; readonly seconds: number }
  | { readonly kind: 'too-big'; readonly reason: 'memory' | 'output'; readonly limit: number }
  /** The code ended the interpreter, or made it crash. */
  | { readonly kind: 'ended'; readonly crashed: boolean }
  | { readonly kind: 'broken'; readonly message: string }
  /** There is no Deno for this machine. */
  | { readonly kind: 'unavailable'; readonly message: string };

type Asking = {
  readonly seconds: number;
  /** Answers what the code inside asks in the middle; what it says is not to be believed. It never throws. */
  readonly hear?: (event: unknown) => unknown;
};

/** What a handler inside takes (`inside/serve.py`); `kind` names the handler. */
export type Question = { readonly kind: string; readonly [key: string]: unknown };

/** One interpreter for one submission. After anything but an `answer` it is gone, and answers the same for ever. */
export type Sandbox = {
  /** Never rejects. */
  ask(question: Question, asking: Asking): Promise<Answer>;
};

/**
 * Watches a process from outside: Python has no limit of its own in there, and the engine's do not hold for memory.
 * Killing is the only limit that does.
 */
export function createSandbox(child: PythonProcess, limits: Limits): Sandbox {
  let last: Answer | undefined;
  return {
    async ask(question, asking) {
      if (last) return last;
      const answer = await supervise(child, question, asking, limits);
      if (answer.kind !== 'answer') {
        last = answer;
        child.kill();
      }
      return answer;
    },
  };
}

/** Megabytes of the process, and bytes that it may write in all. */
export type Limits = { readonly memory: number; readonly bytes: number };

async function supervise(child: PythonProcess, question: Question, asking: Asking, limits: Limits): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const { seconds, hear = () => null } = asking;
  let events = 0;
  const timer = setTimeout(() => resolve({ kind: 'timed-out', seconds }), (seconds + graceSeconds) * 1000);
  const poll = setInterval(async () => {
    const megabytes = (await child.memory()) ?? 0;
    if (megabytes > limits.memory) resolve({ kind: 'too-big', reason: 'memory', limit: limits.memory });
  }, memoryPollMilliseconds);
  child.hear((line) => {
    if (line === undefined) return resolve({ kind: 'too-big', reason: 'output', limit: limits.bytes });
    const message = messageOf(line);
    if (message?.event !== undefined) {
      // Answers that nobody takes would pile up here.
      if (++events > eventLimit) return resolve({ kind: 'too-big', reason: 'output', limit: limits.bytes });
      child.send({ said: hear(message.event) ?? null });
    } else if (message?.answer !== undefined) {
      const printed = typeof message.printed === 'string' ? message.printed : '';
      resolve({ kind: 'answer', value: message.answer, printed, full: message.full === true });
    }
  });
  child.exited.then((exit) => resolve(endOf(exit, child.complaint, limits, seconds)));
  child.send({ ...question, alarm: Math.round(seconds * 1000) });
  return promise.finally(() => {
    clearTimeout(timer);
    clearInterval(poll);
    child.hear(() => {});
  });
}

type Message = {
  readonly event?: unknown;
  readonly answer?: unknown;
  readonly printed?: unknown;
  readonly full?: unknown;
};

/** A line that is no message was written past us, by code that gains nothing from it. */
function messageOf(line: string): Message | undefined {
  try {
    const message: unknown = JSON.parse(line);
    return typeof message === 'object' && message !== null ? message : undefined;
  } catch {
    return undefined;
  }
}

function endOf({ signal }: Exit, complaint: string, limits: Limits, seconds: number): Answer {
  // The alarm rang while Python waited for its event loop.
  if (/\bKeyboardInterrupt$/m.test(complaint)) return { kind: 'timed-out', seconds };
  if (/out of memory|memory allocation|Cannot allocate/i.test(complaint))
    return { kind: 'too-big', reason: 'memory', limit: limits.memory };
  // Nobody but the system kills it like that, and not because of the code.
  if (signal === 'SIGKILL' || signal === 'SIGTERM') return { kind: 'broken', message: `${signal} ${complaint}` };
  const asked = /Program terminated with exit/.test(complaint) || complaint === '';
  return { kind: 'ended', crashed: signal !== null || !asked };
}
