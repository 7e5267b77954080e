import { shippedLayers } from '../../../languages/dockerfile/layer.ts';
import { defineCheck } from '../../../review/check.ts';

const buildTool =
  /^(build-essential|gcc|g\+\+|clang|cmake|make|musl-dev|build-base|cargo|rustc|gfortran|python3?(\.\d+)?-dev(el)?|lib[\w.+-]+-dev|libffi-dev|gcc-c\+\+|linux-headers[\w-]*)([=<>~].*)?$/;

export const check = defineCheck({
  title: 'Leave build tools out of the image',
  expects: 'No build tools are shipped',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'note',
  messages: {
    shipped:
      '`{tool}` is needed to build, not to run, and this image ships it. Build in an earlier stage and copy the result, or remove it in the same `RUN`.',
  },
  *run(dockerfile) {
    for (const { run, commands, installs } of shippedLayers(dockerfile)) {
      const removesAgain = commands.some(({ words }) =>
        words.some(({ text }) => /^(purge|remove|autoremove|del|erase)$/.test(text)),
      );
      if (removesAgain || (run !== undefined && /--virtual|\s-t\s/.test(run.line.text))) continue;
      for (const { manager, packages } of installs) {
        const tool = /^(apt|apk|yum|zypper)$/.test(manager)
          ? packages.find(({ text }) => buildTool.test(text))
          : undefined;
        if (tool) yield { message: 'shipped', at: tool.range, values: { tool: tool.text } };
      }
    }
  },
});
