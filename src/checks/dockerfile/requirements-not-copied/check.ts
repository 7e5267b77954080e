import { contextSources } from '../../../languages/dockerfile/dependencies.ts';
import { imageName } from '../../../languages/dockerfile/image.ts';
import type { Instruction } from '../../../languages/dockerfile/instruction.ts';
import { layersOf } from '../../../languages/dockerfile/layer.ts';
import { requirementsFile } from '../../../languages/dockerfile/pip.ts';
import type { Stage } from '../../../languages/dockerfile/stage.ts';
import { defineCheck } from '../../../review/check.ts';

/** An image of one's own can bring files along; an official one does not. */
const isOfficial = ({ parent, imageText }: Stage): boolean =>
  parent === undefined && /^[a-z0-9]+$/.test(imageName(imageText).name) && !imageText.includes('onbuild');
const mayBringFiles = ({ keyword }: Instruction): boolean => /^(COPY|ADD|RUN)$/.test(keyword);

export const check = defineCheck({
  title: 'Copy the requirements before installing them',
  expects: 'The requirements are in the image when pip reads them',
  reads: 'dockerfile',
  kind: 'forbids',
  level: 'must',
  messages: {
    other:
      'Only files of other names were copied into this stage so far, so pip finds no `{file}` and the build stops. Use one name for it.',
    absent: 'Nothing was copied into this stage yet, so pip finds no `{file}` and the build stops. `COPY` it first.',
  },
  *run({ stages }) {
    for (const stage of stages.filter(isOfficial)) {
      // The first RUN, with nothing before it and nothing but pip in it: no other step can have made the file.
      const [first] = layersOf(stage);
      const file = first?.installs.map(requirementsFile).find((found) => found !== undefined);
      if (!first || !file || first.run.flag('mount')) continue;
      const isFirst = stage.instructions.find(mayBringFiles) === first.run;
      const isOnlyPip = first.commands.every(({ name }) => /^(pip|python)[\d.]*$/.test(name));
      if (!isOnlyPip) continue;
      const copied = isFirst ? undefined : onlyFilesCopied(stage, first.run);
      const values = { file: file.text };
      if (isFirst) yield { message: 'absent', at: file.range, values };
      else if (copied && !copied.includes(baseName(file.text))) yield { message: 'other', at: file.range, values };
    }
  },
});

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * The names that the files have in the image which the COPYs above a RUN bring: undefined where one of them may bring
 * more, such as a folder, a pattern or what another stage made.
 */
function onlyFilesCopied(stage: Stage, run: Instruction): readonly string[] | undefined {
  const above = stage.instructions.slice(0, stage.instructions.indexOf(run)).filter(mayBringFiles);
  const names = above.map((copy) =>
    copy.keyword === 'COPY' && copy.flags.length === 0 ? namesOf(stage, copy) : undefined,
  );
  return names.every((each) => each !== undefined) ? names.flat() : undefined;
}

/** `COPY a.txt b.txt ./` and `COPY a.txt b.txt`; a name without an ending may be a folder. */
function namesOf(stage: Stage, copy: Instruction): readonly string[] | undefined {
  const sources = contextSources({ stage }, copy).map(({ path }) => baseName(path));
  const target = copy.words.at(-1)?.text ?? '';
  const isFile = (name: string) => /^[\w-][\w.-]*\.(txt|toml|lock|cfg|py|in)$/.test(name);
  if (sources.length === 0 || sources.length !== copy.sources.length || !sources.every(isFile)) return undefined;
  if (isFile(baseName(target))) return [baseName(target)];
  return /^\.$|\/$|^(\.?\/)?[\w-]+(\/[\w-]+)*$/.test(target) ? [...sources, baseName(target)] : undefined;
}
