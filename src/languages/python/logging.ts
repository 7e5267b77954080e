import type { PythonDocument } from './document.ts';

const loggers = ['logging', 'loguru', 'structlog'];
const logger = /^(?:self\.|cls\.|context\.)?_?(?:log|logger)$/i;
const levels: ReadonlySet<string> = new Set(['debug', 'info', 'warning', 'warn', 'error', 'exception', 'critical']);

/** Whether a file writes through a logger: a logging library, the logger of a run, or one that it was given. */
export function logs(document: PythonDocument): boolean {
  if (loggers.some((module) => document.importsModule(module))) return true;
  return document.calls.some(({ method = '', receiver }) => {
    if (/^get_?(?:\w{1,20}_)?logger$/i.test(method)) return true;
    return receiver !== undefined && levels.has(method) && logger.test(document.textOf(receiver));
  });
}
