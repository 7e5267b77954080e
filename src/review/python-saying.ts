import type { Failure, Stop } from '../execution/python.ts';
import { cell, code, count, plain } from './render/markdown.ts';
import type { Finding } from './verdict.ts';

type Said = Pick<Finding, 'title' | 'text' | 'table'>;
type Of<U extends { kind: string }, K extends U['kind']> = Extract<U, { kind: K }>;

/** What a learner is told of a call that did otherwise than the reference: what was seen, why it matters, the next step. */
export function sayFailure(failure: Failure, seed: number): Said {
  const name = code(/^[\w.]+/.exec(failure.call)?.[0] ?? failure.call);
  const again = `(seed ${seed}).`;
  switch (failure.kind) {
    case 'different':
      return different(failure, name, again);
    case 'raised':
      return raised(failure, again);
    case 'not-raised':
      return {
        title: `Refuse this input with ${code(failure.expected)}`,
        text: `An input that makes no sense has to be refused where it comes in; further on, nobody knows where it came from ${again}`,
        table: table(failure.call, `raises ${failure.expected}`, `returns ${failure.got}`),
      };
    case 'swallowed':
      return {
        title: 'Let the error go on to the caller',
        text: `It came up in what was handed in and was kept back, so whoever called goes on as if all were well ${again}`,
        table: table(failure.call, `raises ${failure.expected}`, `returns ${failure.got}`),
      };
    case 'other-error':
      return {
        title: `Raise ${code(failure.expected)} for this input`,
        text: `Whoever calls it waits for that error, and this one goes past them ${again}`,
        table: table(failure.call, `raises ${failure.expected}`, errorOf(failure.fault)),
      };
    case 'unnamed':
      return {
        title: `Name ${code(failure.expected)} in the words of the error`,
        text: `It is the right error, but whoever reads it in a log has to search for what was wrong ${again}`,
        table: table(failure.call, `an error that names ${failure.expected}`, errorOf(failure.fault)),
      };
    case 'pulled':
      return pulled(failure, again);
    case 'called':
      return {
        title: 'Look again at when the function that was handed in is called',
        text: `It was called with something else than it should have been ${again}`,
        table: table(failure.call, failure.expected, failure.got),
      };
    case 'connection':
      return {
        title: 'Look again at how the transaction ends',
        text: `The connection was kept outside of your code and asked what became of it ${again}`,
        table: table(failure.call, failure.expected, failure.got),
      };
    case 'missing':
      return { title: `Write ${code(failure.name)}`, text: 'The task calls it by this name, and the file has none.' };
    case 'endless':
      return {
        title: 'Let the result come to an end',
        text: `${code(failure.call)} gave far more than it should have, and was stopped ${again}`,
      };
  }
}

function different({ call, expected, got, first }: Of<Failure, 'different'>, name: string, again: string): Said {
  const title = `Look again at what ${name} returns`;
  if (!first)
    return {
      title,
      text: `For inputs made for this review the result is not the right one ${again}`,
      table: table(call, expected, got),
    };
  return {
    title,
    text: `For inputs made for this review the result is not the right one. It differs from item ${first.index + 1} on ${again}`,
    table: table(call, first.expected, first.got),
  };
}

function raised({ call, expected, fault }: Of<Failure, 'raised'>, again: string): Said {
  const shown = { table: table(call, expected, errorOf(fault)) };
  if (fault.type === 'EOFError')
    return {
      title: 'Take what you need as an argument',
      text: `${code('input()')} waits for somebody at a keyboard, and where a pipeline runs there is nobody ${again}`,
      ...shown,
    };
  if (isNetwork(fault))
    return {
      title: 'Do without the network here',
      text: `There is none where your code is run. What comes from outside is handed in, so that it can be tested ${again}`,
      ...shown,
    };
  return {
    title: 'Let this call return instead of stopping',
    text: `It stopped at this line with ${code(errorOf(fault))} ${again}`,
    ...shown,
  };
}

function pulled({ call, asked, expected, got }: Of<Failure, 'pulled'>, again: string): Said {
  const why = 'What is read ahead is held in memory, and a slow source keeps everybody waiting.';
  const seen =
    asked === 0
      ? `Before anybody asked for a result, ${count(got, 'item')} of the source had been read`
      : `For the first ${asked === 1 ? 'result' : `${asked} results`} ${count(got, 'item')} of the source had been read`;
  return {
    title: 'Take no more from the source than is asked for',
    text: `${seen} ${again} ${why}`,
    table: table(call, `${count(expected, 'item')} read`, `${count(got, 'item')} read`),
  };
}

/** What a learner is told when their code kept every further call from being made. */
export function sayStop(stop: Stop): Said {
  const when = stop.during === undefined ? 'while the file was imported' : `during ${code(stop.during)}`;
  switch (stop.kind) {
    case 'import':
      return importFailed(stop);
    case 'syntax':
      return stop.python2
        ? {
            title: 'Write this line for Python 3',
            text: `This is how Python 2 had it, which ended in 2020: ${code(stop.message)}.`,
          }
        : {
            title: 'Let the file parse',
            text: `Python 3.14, which runs it here, stopped at this line: ${code(stop.message)}.`,
          };
    case 'package':
      return {
        title: `Do without ${code(stop.name)} here`,
        text: "Where your code is run there is Python's own library and what you handed in, and the task needs no more.",
      };
    case 'shadowed':
      return {
        title: `Rename ${code(stop.module)}`,
        text: `Python has a module of that name, and whatever imports it gets this file instead. The run stopped with ${code(errorOf(stop.fault))}.`,
      };
    case 'timed-out':
      return {
        title: stop.during === undefined ? 'Let the import come to an end' : 'Let this call come to an end',
        text: `It was stopped after ${stop.seconds} s ${when}; the reference needs a fraction of a second. Look for a loop without an end, or for something that waits.`,
      };
    case 'memory':
      return {
        title: 'Hold less in memory',
        text: `It asked for more memory than there is ${when}. Look for a list that grows without an end.`,
      };
    case 'output':
      return {
        title: 'Print less',
        text: `It printed more than anybody reads ${when}, and was stopped. A function returns what it has to say.`,
      };
    case 'ended':
      return {
        title: 'Leave it to the caller to end the program',
        text: `The interpreter was asked to end ${when}. Code that others import raises an error instead.`,
      };
    case 'crashed':
      return {
        title: 'Keep the interpreter alive',
        text: `Python itself broke down ${when}. Look for a recursion without an end, or for a value nested far too deep.`,
      };
  }
}

function importFailed({ fault }: Of<Stop, 'import'>): Said {
  if (fault.type === 'EOFError')
    return {
      title: 'Ask for nothing while the file is imported',
      text: `${code('input()')} waits for somebody at a keyboard, and where a pipeline runs there is nobody.`,
    };
  if (isNetwork(fault))
    return {
      title: 'Open no connection while the file is imported',
      text: `There is no network where your code is run, and it stopped here with ${code(errorOf(fault))}.`,
    };
  return {
    title: 'Let the file be imported',
    text: `It stopped at this line with ${code(errorOf(fault))}, so nothing in it could be called.`,
  };
}

type Fault = Of<Stop, 'import'>['fault'];

const errorOf = ({ type, message }: Fault): string =>
  plain(message === '' ? type : `${type}: ${message}`).slice(0, 200);

const isNetwork = ({ type, kinds, message }: Fault): boolean =>
  ['gaierror', 'URLError', 'herror', 'BlockingIOError'].includes(type) ||
  kinds.includes('ConnectionError') ||
  (kinds.includes('OSError') && /unreachable|getaddrinfo|socket/i.test(message));

function table(call: string, expected: string, yours: string): string {
  const shown = (text: string): string => cell(code(plain(text)));
  return [
    '| call | expected | yours |',
    '| --- | --- | --- |',
    `| ${[call, expected, yours].map(shown).join(' | ')} |`,
  ].join('\n');
}
