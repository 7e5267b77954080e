import { type Outcome, unknown } from '../../review/check.ts';
import type { ShellCommand, ShellDocument, ShellWord } from './document.ts';

/** Short options of curl that take a value (`curl --help all`). */
const takesValue = 'AbcCdDeEFhHKmoPQrtTuUwxXyYzZ';
const longWithValue =
  /^(?:data.*|header|request|output|user|max-time|connect-timeout|retry|retry-delay|retry-max-time|write-out|url|form.*|cookie.*|user-agent|proxy.*|cacert|cert|key|upload-file|config|referer|range|limit-rate|speed-.*|json|variable|oauth2-bearer|output-dir|resolve|dump-header)$/;

export type CurlCall = {
  readonly command: ShellCommand;
  /** Names of options without dashes: letters of short ones, `max-time`. */
  readonly options: ReadonlySet<string>;
  readonly values: readonly { readonly option: string; readonly value: ShellWord }[];
  readonly urls: readonly ShellWord[];
  /** A variable or a file may hold more options. */
  readonly open: boolean;
};

/** The calls of curl that transfer something. */
export const curlCalls = (shell: ShellDocument): readonly CurlCall[] =>
  shell.commands
    .filter((command) => command.program === 'curl' && command.args.length > 0)
    .map(readCurl)
    .filter((call) => !hasOption(call, 'V', 'version', 'h', 'help'));

function readCurl(command: ShellCommand): CurlCall {
  const options = new Set<string>();
  const values: { option: string; value: ShellWord }[] = [];
  const urls: ShellWord[] = [];
  let open = false;
  let awaited: string | undefined;
  for (const word of command.args) {
    if (awaited !== undefined) {
      values.push({ option: awaited, value: word });
      awaited = undefined;
      continue;
    }
    const names = optionNames(word.value);
    for (const name of names) options.add(name);
    const last = names.at(-1);
    if (last !== undefined) awaited = expectsValue(word.value, last) ? last : undefined;
    else if (mayHoldOptions(word)) open = true;
    else urls.push(word);
  }
  return { command, options, values, urls, open: open || options.has('K') || options.has('config') };
}

/** `-fsSo` are f, s, S and o; what follows a letter that takes a value is its value. */
function optionNames(word: string): readonly string[] {
  if (word.startsWith('--')) return [word.slice(2).split('=')[0] ?? ''];
  if (!/^-[^-]/.test(word)) return [];
  const letters = [...word.slice(1)];
  const end = letters.findIndex((letter) => takesValue.includes(letter));
  return end === -1 ? letters : letters.slice(0, end + 1);
}

const expectsValue = (word: string, option: string): boolean =>
  word.startsWith('--')
    ? longWithValue.test(option) && !word.includes('=')
    : takesValue.includes(option) && word.endsWith(option);

/** `$OPTS`, `"${curl_args[@]}"`; a quoted plain variable is one word, an address. */
const mayHoldOptions = ({ raw }: ShellWord): boolean =>
  /^"?\$\{?\w*(?:opt|arg|flag|param)/i.test(raw) || /^"?\$(?:\{\w+\[[@*]\]|[@*])/.test(raw);

export const hasOption = (call: CurlCall, ...names: readonly string[]): boolean =>
  names.some((name) => call.options.has(name));

/** Calls that lack something; `unknown` for those where a variable may hold it. */
export const lacking = (
  calls: readonly CurlCall[],
  has: (call: CurlCall) => boolean,
): readonly (CurlCall | Outcome)[] => calls.filter((call) => !has(call)).map((call) => (call.open ? unknown : call));
