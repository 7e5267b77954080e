import type { Install } from './install.ts';
import type { Instruction } from './instruction.ts';
import type { Dockerfile } from './language.ts';
import { allLayers, type Layer } from './layer.ts';
import { expand, unknownPart } from './variables.ts';
import type { Word } from './word.ts';

const manifest = new RegExp(
  `^(${[
    '.*requirements?\\b.*|.*_requirements.*|.*\\breqs?\\b.*|.*constraints?.*|.*dep(endencie)?s\\..*|\\*\\.txt|.*packages?\\.(txt|lst|list)',
    '(pyproject|poetry|uv|pdm|hatch|cargo|pixi)\\.toml|.*\\.lockb?|pipfile.*|setup\\.(py|cfg)|manifest\\.in',
    'package(-lock)?|package[\\w*-]*\\.json|pnpm-(lock|workspace)\\.ya?ml|\\.yarnrc.*|\\.npmrc|\\.nvmrc|npm-shrinkwrap\\.json|\\.python-version',
    '(.*[-_.])?env(ironment)?s?([-_.].*)?\\.ya?ml|conda[\\w-]*\\.(ya?ml|txt)|go\\.(mod|sum|work|\\*)|gemfile.*|.*\\.gemspec',
    'pom\\.xml|mvnw.*|\\.mvn|.*gradle.*|.*\\.sbt|(composer|cargo)\\.(json|toml|\\*)|.*\\.(cs|fs)proj|.*\\.sln|pip\\.(conf|ini)',
    '.*\\.whl|.*\\.(crt|cer|pem)|readme.*|license.*|version(\\.\\w+)?|_?_?version_?_?\\.py',
  ].join('|')})$`,
  'i',
);

/** A file that says what to install: `requirements.txt`, `pyproject.toml`, `package*.json`. */
export function isManifest(path: string): boolean {
  if (path.length > 300) return false;
  const plain = path.replace(/\/+\**$|\*+$/, '');
  return manifest.test(plain.slice(plain.lastIndexOf('/') + 1)) || /(^|\/)requirements\//i.test(plain);
}

export type DependencyInstalls = {
  /** The first install of a list of dependencies, else the first of any package. */
  readonly first: Layer | undefined;
  /** Without a list, and where `first` is of the system's packages: the first of the language's own, if any. */
  readonly language: Layer | undefined;
};

/** Where the dependencies are installed. */
export function dependencyInstalls(dockerfile: Dockerfile): DependencyInstalls {
  const layers = allLayers(dockerfile);
  const having = (test: (install: Install) => boolean) => layers.find(({ installs }) => installs.some(test));
  const listed = having(({ fromManifest }) => fromManifest);
  return {
    first: listed ?? having(() => true),
    language: listed ? undefined : having(({ manager }) => !/^(apt|apk|yum|zypper)$/.test(manager)),
  };
}

export type EarlyCopy = { readonly copy: Instruction; readonly source: Word };

/** The first COPY above a layer, in its stage, that takes more than lists of dependencies. */
export function earlyCopy(layer: Layer): EarlyCopy | undefined {
  for (const copy of copiesBefore(layer)) {
    const source = contextSources(layer, copy).find(({ path }) => !isManifest(path));
    if (source) return { copy, source: source.word };
  }
  return undefined;
}

/** The COPYs and ADDs from the build context that come before an instruction of its stage. */
function copiesBefore({ stage, run }: Layer): readonly Instruction[] {
  const until = stage.instructions.findIndex((each) => each === run || each.delayed === run);
  return stage.instructions.slice(0, until).filter(isCopyFromContext);
}

export const isCopyFromContext = (each: Instruction): boolean =>
  (each.keyword === 'COPY' || each.keyword === 'ADD') && each.flag('from') === undefined;

export const isUrl = (source: string): boolean => /^(https?|ftp|s3):\/\/|^git@|^git:/i.test(source);

/** Sources of a COPY or ADD that are paths of the build context, variables replaced; those with unknown parts left out. */
export function contextSources(
  layer: Pick<Layer, 'stage'>,
  copy: Instruction,
): readonly { word: Word; path: string }[] {
  const variables = layer.stage.variablesAt(copy);
  return copy.sources
    .map((word) => ({ word, path: expand(word.text, variables) }))
    .filter(({ path }) => !path.includes(unknownPart) && !path.includes('{{') && !isUrl(path));
}

/** `.`, `./`, `*`: all of the build context. */
export const isEverything = (path: string): boolean => /^(\.?\/?|\.\/\.?|(\.\/)?\*{1,2})$/.test(path);
