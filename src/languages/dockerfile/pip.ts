import { isTemplated } from './image.ts';
import { hasOption, type Install } from './install.ts';
import { hasCacheMount, type Layer, removes } from './layer.ts';
import type { Word } from './word.ts';

/** Whether a `pip install` leaves its downloads in the layer. */
export function keepsPipCache(layer: Layer, { command }: Install): boolean {
  if (hasOption(command, '--no-cache-dir', '--no-cache') || hasCacheMount(layer.run, /cache|pip/i)) return false;
  if (layer.stage.variablesAt(layer.run).has('PIP_NO_CACHE_DIR')) return false;
  return (
    !isSetForAll(layer) && !removes(layer.commands, /\.cache|pip[-_]?cache|PIP_CACHE/i) && !layer.commands.some(purges)
  );
}

/** `PIP_NO_CACHE_DIR=1 pip ...`, `export PIP_NO_CACHE_DIR=1`, `pip config set global.no-cache-dir true`. */
const isSetForAll = ({ commands }: Layer): boolean =>
  commands.some(
    ({ name, words, settings }) =>
      settings.some((word) => word.text.startsWith('PIP_NO_CACHE_DIR=')) ||
      (name === 'export' && words.some((word) => word.text.startsWith('PIP_NO_CACHE_DIR='))) ||
      words.some((word) => word.text.endsWith('.no-cache-dir')),
  );

const purges = ({ words }: Install['command']): boolean =>
  words.some((word, i) => word.text === 'cache' && words[i + 1]?.text === 'purge');

export type NamedPackages = {
  /** Packages named on the command line, those that pip itself needs left out. */
  readonly all: readonly Word[];
  readonly unpinned: readonly Word[];
  /** A variable stands where a package would. */
  readonly unclear: boolean;
};

const tools = /^(pip|setuptools|wheel)(\[[^\]]*\])?([<>=!~@ ].*)?$/i;
const plainName = /^[a-z0-9][\w.-]*(\[[^\]]*\])?$/i;
const specifier = /[=<>~!]=|[<>@]/;

/** A path, a URL or an archive; `name @ https://...` is a package with a place. */
const isElsewhere = (text: string): boolean =>
  !/^[\w.-]+(\[[^\]]*\])? ?@ /.test(text) && /^\.|\/|^git\+|\.(whl|zip|tar\.gz|tgz|txt)$/i.test(text);

/** The packages that a `pip install` (or `uv pip install`) names. */
export function namedPackages({ manager, packages, command }: Install): NamedPackages {
  const isPip = manager === 'pip' || (manager === 'uv' && command.words[1]?.text === 'pip');
  const all = isPip ? packages.filter(({ text }) => text !== '' && !tools.test(text) && !isElsewhere(text)) : [];
  const open = all.filter(({ text }) => !specifier.test(text));
  const unpinned = packages.some(({ text }) => isTemplated(text))
    ? []
    : open.filter(({ text }) => plainName.test(text));
  return { all, unpinned, unclear: open.length > unpinned.length };
}

/** The file of `-r requirements.txt`, where it is a plain path. */
export function requirementsFile({ manager, command }: Install): Word | undefined {
  const option = command.words.findIndex(({ text }) => text === '-r' || text === '--requirement');
  const file = manager === 'pip' && option !== -1 ? command.words[option + 1] : undefined;
  return file && /^[\w.][\w./-]*$/.test(file.raw) ? file : undefined;
}
