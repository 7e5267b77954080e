import { defineCheck } from '../../../review/check.ts';

export const check = defineCheck({
  title: 'Write only instructions that Docker knows',
  expects: 'The Dockerfile can be read',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'must',
  readsBroken: true,
  messages: {
    zero: 'The file cannot be read to its end: {word}.',
    unknown: '`{word}` is not an instruction of a Dockerfile, so `docker build` stops here. Check its spelling.',
    continued:
      '`docker build` stops here: `{word}` is no instruction. Put a `\\` at the end of the line above if this belongs to it.',
    early: '`{word}` stands before the first `FROM`, and `docker build` stops here. Only `ARG` may stand there.',
    empty: '`{word}` has no argument, so `docker build` stops here.',
    target: '`{word}` needs a source and a target. `docker build` stops here.',
    comment:
      'A comment behind `{word}` is read as part of it, and `docker build` stops here. Give the comment a line of its own.',
    image: '`{word}` takes an image, or an image with `AS` and a name. `docker build` stops here.',
    value: '`{word}` names a variable without a value, and `docker build` stops here. Write it as `NAME=value`.',
    heredoc:
      'The text that `<<` begins here never ends, and `docker build` stops. Close it with the same word on a line of its own.',
    start: 'There is no `{word}`, so there is no image to start from.',
  },
  *run({ faults }) {
    for (const { kind, word, at } of faults) yield { message: kind, at, values: { word } };
  },
});
