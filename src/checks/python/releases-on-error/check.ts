import { releaseOf } from '../../../languages/python/release.ts';
import { defineCheck, notApplicable } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Release what you hold when the block fails',
  expects: 'The context manager releases what it holds when its block fails',
  reads: 'python',
  kind: 'requires',
  level: 'must',
  messages: {
    found: '`{name}` releases what it holds on every way out of the block, exceptions included.',
    missing:
      'An exception in the block of `with` is raised at this `yield`, and the lines after it never run. Put the `yield` into `try`, and the cleaning up into `finally`.',
  },
  *run(document) {
    const managers = [...document.functions, ...document.classes].flatMap((definition) => releaseOf(definition) ?? []);
    if (managers.length === 0) yield notApplicable;
    for (const { name, at, releases } of managers)
      yield { message: releases ? 'found' : 'missing', at: document.range(at), values: { name } };
  },
});
