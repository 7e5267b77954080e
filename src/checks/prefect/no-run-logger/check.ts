import type { PythonDocument } from '../../../languages/python/document.ts';
import { switched } from '../../../languages/python/libraries/literal.ts';
import {
  hasUnknownOptions,
  options,
  placeOf,
  steps,
  usesPrefect,
} from '../../../languages/python/libraries/prefect.ts';
import { defineCheck, notApplicable, unknown } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Log through Prefect',
  expects: 'Logs go to Prefect',
  reads: 'python',
  kind: 'requires',
  level: 'should',
  criterion: 'prefect.run_logger_or_log_prints',
  messages: {
    found: 'What is logged stands with its run.',
    missing:
      'What is printed here stays on the machine and is not shown with the run. Use `get_run_logger()`, or `@flow(log_prints=True)`.',
    logging:
      'What goes to `logging` here is not shown with the run, unless Prefect is told the name of the logger. Use `get_run_logger()`.',
    silent:
      'Nothing here is logged, so a run that fails does not tell how far it came. Use `get_run_logger()`, or `print` with `@flow(log_prints=True)`.',
  },
  *run(document) {
    const [first] = usesPrefect(document) ? steps(document) : [];
    const prints = first && options(document, 'log_prints').find(({ value }) => switched(value, document) === true);
    const logger =
      first &&
      document.calls.find(
        ({ method, callee }) => method === 'get_run_logger' || /^prefect\.context\.get$/.test(callee ?? ''),
      );
    if (!first) yield notApplicable;
    else if (prints) yield { message: 'found', at: document.range(prints.at) };
    else if (logger) yield { message: 'found', at: document.range(logger.nameNode) };
    else if (hasUnknownOptions(document)) yield unknown;
    else yield { message: missing(document), at: document.range(placeOf(first)) };
  },
});

function missing(document: PythonDocument): 'missing' | 'logging' | 'silent' {
  if (document.calls.some(({ callee }) => callee === 'print')) return 'missing';
  return document.importsModule('logging') || document.importsModule('loguru') ? 'logging' : 'silent';
}
