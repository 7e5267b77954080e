import { imageName } from '../../../languages/dockerfile/image.ts';
import type { Dockerfile } from '../../../languages/dockerfile/language.ts';
import { shippedLayers } from '../../../languages/dockerfile/layer.ts';
import { defineCheck } from '../../../review/check.ts';
import type { Range } from '../../../review/range.ts';

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
    base: '`{tool}` is an image to build in: it ships the compiler and the whole source. Build in this stage, and copy the result into a second one that starts from a small base.',
  },
  *run(dockerfile) {
    const base = compilerBase(dockerfile);
    if (base) yield { message: 'base', at: base.range, values: { tool: base.text } };
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

/** Official images that are a compiler, and the commands that say that it was for building. */
const compilers: Readonly<Record<string, RegExp>> = {
  golang: /^go (build|install)\b/,
  maven: /^(mvn|\.\/mvnw)\b.*\b(package|install|verify)\b/,
  gradle: /^(gradle|\.\/gradlew)\b.*\b(build|assemble|bootJar|shadowJar|jar|installDist)\b/,
  rust: /^cargo (build|install)\b/,
};

/** The image of the shipped stage where it is a compiler that the stage builds with; images for development need it. */
function compilerBase(dockerfile: Dockerfile): { readonly range: Range; readonly text: string } | undefined {
  const root = dockerfile.final?.root;
  const name = imageName(root?.imageText ?? '').name.replace(/^(docker\.io\/)?(library\/)?/, '');
  const builds = Object.hasOwn(compilers, name) ? compilers[name] : undefined;
  if (!root?.image || !builds || /dev|test|ci\b|lint|bench/i.test(dockerfile.path)) return undefined;
  const isBuilt = shippedLayers(dockerfile).some(({ commands }) =>
    commands.some(({ words }) => builds.test(words.map(({ text }) => text).join(' '))),
  );
  return isBuilt ? { range: root.image.range, text: root.image.text } : undefined;
}
