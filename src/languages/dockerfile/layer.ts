import { type Install, installOf } from './install.ts';
import type { Instruction } from './instruction.ts';
import type { Dockerfile } from './language.ts';
import type { ShellCommand } from './shell-command.ts';
import type { Stage } from './stage.ts';

/** One RUN of a stage, with what it installs. */
export type Layer = {
  readonly stage: Stage;
  /** The RUN itself; also behind ONBUILD. */
  readonly run: Instruction;
  readonly commands: readonly ShellCommand[];
  readonly installs: readonly Install[];
};

const known = new WeakMap<Stage, readonly Layer[]>();

/** The RUNs of one stage in order. */
export function layersOf(stage: Stage): readonly Layer[] {
  const found = known.get(stage);
  if (found) return found;
  const layers = stage.instructions
    .map((each) => each.delayed ?? each)
    .filter((each) => each.keyword === 'RUN')
    .map((run) => ({
      stage,
      run,
      commands: run.commands,
      installs: run.commands.flatMap((command) => installOf(command) ?? []),
    }));
  known.set(stage, layers);
  return layers;
}

/** Every RUN of every stage. */
export const allLayers = (dockerfile: Dockerfile): readonly Layer[] => dockerfile.stages.flatMap(layersOf);

/** The RUNs that end up in the image that is shipped; those of build stages do not. */
export const shippedLayers = (dockerfile: Dockerfile): readonly Layer[] =>
  (dockerfile.final?.chain ?? []).toReversed().flatMap(layersOf);

/** Whether a RUN keeps a folder out of the layer with `--mount=type=cache` (or tmpfs) on it or a folder around it. */
export function hasCacheMount(run: Instruction, folder: RegExp): boolean {
  return run.flags.some(({ name, value }) => {
    if (name !== 'mount' || !/(^|,)type=(cache|tmpfs)(,|$)/.test(value)) return false;
    const target = /(?:^|,)(?:target|dst|destination)=([^,]*)/.exec(value)?.[1] ?? '';
    return folder.test(target);
  });
}

/** Whether one of the commands removes a path that matches: `rm -rf`, or `find ... -delete`. */
export const removes = (commands: readonly ShellCommand[], path: RegExp): boolean =>
  commands.some(
    ({ name, words }) =>
      (name === 'rm' || (name === 'find' && words.some((word) => /^-(delete|exec)$/.test(word.text)))) &&
      words.some((word) => path.test(word.text)),
  );

/** Every RUN that installs with apt. */
export const aptLayers = (dockerfile: Dockerfile): readonly Layer[] =>
  allLayers(dockerfile).filter(({ installs }) => installs.some(({ manager }) => manager === 'apt'));

/** The folder of apt's package lists, or one around it: also `/var/lib/{apt,dpkg}/`. */
export const aptLists = /\/var\/lib\/(apt(\/lists)?(\/|\*|$)|\{[^}]{0,100}\bapt\b|\*)|\/var\/lib\/?$/;
