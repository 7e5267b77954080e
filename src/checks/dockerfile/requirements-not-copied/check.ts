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
      if (isFirst && isOnlyPip) yield { message: 'absent', at: file.range, values: { file: file.text } };
    }
  },
});
