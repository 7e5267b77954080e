import { isUtf8 } from 'node:buffer';
import { ForgeError } from '../ports/forge.ts';
import { readLimits, type SubmittedFile } from '../review/submitted-file.ts';

const MB = 1024 * 1024;

/** What a tree may be for us to read it, wherever it comes from; the reader's memory is bounded by these. */
export const treeLimits = {
  /** Files, links, submodules and folders. */
  entries: 20_000,
  /** Bytes of everything unpacked. */
  totalBytes: 200 * MB,
  /** Unpacked bytes for each packed one, looked at once `ratioFrom` bytes are unpacked: a bomb, not a repository. */
  ratio: 200,
  ratioFrom: 1 * MB,
  /** A larger file is listed without its text. */
  fileBytes: readLimits.file * MB,
  /** Texts held in all; what the change did not touch may take half of it, so that what it did touch has room. */
  keptBytes: readLimits.total * MB,
  keptUnchangedBytes: 25 * MB,
  pathLength: 1024,
  depth: 64,
} as const;

/** One entry of a tree before its bytes are looked at; `size` in bytes (of a link: its target's). */
export type TreeEntry = {
  readonly path: string;
  readonly size: number;
  readonly type: 'file' | 'link' | 'submodule';
  readonly executable: boolean;
};

/** The tree passes a limit or could not come from git: no retry changes that. */
export const unreadableTree = (reason: string): ForgeError =>
  new ForgeError('rejected', `The files of this commit cannot be read: ${reason}.`);

/** Bytes that git calls binary have a NUL among the first 8,000 (`buffer_is_binary` in git's xdiff-interface.c). */
const looksBinary = (bytes: Uint8Array): boolean => bytes.subarray(0, 8000).includes(0);

/** https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md: a pointer is under 1,024 bytes and begins so. */
const lfsPointer = Buffer.from('version https://git-lfs.github.com/spec/v1\n');

const isLfsPointer = (bytes: Uint8Array): boolean =>
  bytes.length < 1024 && Buffer.from(bytes.buffer, bytes.byteOffset, lfsPointer.length).equals(lfsPointer);

/** The text of a single file that we were asked for. @throws ForgeError when it is no UTF-8 */
export function textOfBlob(path: string, bytes: Uint8Array): string {
  const text = utf8Text(bytes);
  if (text === undefined) throw new ForgeError('rejected', `\`${path}\` is not UTF-8 text.`);
  return text;
}

/** The text of UTF-8 bytes exactly as it is, a byte order mark included; undefined when the bytes are no UTF-8. */
const utf8Text = (bytes: Uint8Array): string | undefined =>
  isUtf8(bytes) ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : undefined;

/** A text into which zero bytes strayed: its reader names their line. Other controls, or many zeros, make no text. */
function isTextWithZeros(bytes: Uint8Array): boolean {
  let zeros = 0;
  for (const byte of bytes) {
    if (byte === 0) zeros += 1;
    else if (byte < 8 || (byte > 13 && byte < 32 && byte !== colour)) return false;
  }
  return zeros * 4 <= bytes.length && isUtf8(bytes);
}

/** The escape that begins a colour in a log that was pasted. */
const colour = 0x1b;

/** UTF-16 that says so with its first two bytes, as Windows PowerShell writes it; not a sound or a picture that begins alike. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : '';
  if (encoding === '') return false;
  try {
    return !new TextDecoder(encoding, { fatal: true }).decode(bytes).includes('\0');
  } catch {
    return false;
  }
}

/** The first line that is no UTF-8, from 1. */
function lineOfOtherEncoding(bytes: Uint8Array): number {
  let [line, from] = [1, 0];
  for (let end = bytes.indexOf(newline); end !== -1 && isUtf8(bytes.subarray(from, end)); line += 1) {
    from = end + 1;
    end = bytes.indexOf(newline, from);
  }
  return line;
}

const newline = 0x0a;

type Content = Pick<SubmittedFile, 'kind' | 'text' | 'line'>;

function fileKind(bytes: Uint8Array): Content {
  if (bytes.length >= lfsPointer.length && isLfsPointer(bytes)) return { kind: 'lfs-pointer' };
  if (isUtf16(bytes)) return { kind: 'utf-16' };
  if (looksBinary(bytes) && !isTextWithZeros(bytes)) return { kind: 'binary' };
  const text = utf8Text(bytes);
  return text === undefined ? { kind: 'not-utf8', line: lineOfOtherEncoding(bytes) } : { kind: 'text', text };
}

/** A file by itself, not as part of a tree; `bytes` left out where `wantsBytes` says no. */
export const loneFile = (path: string, size: number, bytes: Uint8Array | undefined): SubmittedFile =>
  bytes === undefined ? { path, size, kind: 'too-large' } : { path, size, ...fileKind(bytes) };

/** Whether an entry's bytes are looked at; those of a link, a submodule and a file over the limit are not. */
export const wantsBytes = ({ type, size }: TreeEntry): boolean => type === 'file' && size <= treeLimits.fileBytes;

/** @throws ForgeError for a path that git would never store, or that is absurdly long or deep */
function assertTreePath(path: string): void {
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) {
    throw unreadableTree(`\`${path.slice(0, 100)}\` is no path inside a repository`);
  }
  if (path.length > treeLimits.pathLength)
    throw unreadableTree(`a path is over ${treeLimits.pathLength} characters long`);
  if (parts.length > treeLimits.depth) throw unreadableTree(`folders are nested over ${treeLimits.depth} deep`);
}

/** Gathers the files of one commit within `treeLimits`. Texts of changed files come before those of all others. */
export class TreeFiles {
  readonly #changed: ReadonlySet<string>;
  readonly #files = new Map<string, SubmittedFile>();
  #entries = 0;
  #bytes = 0;
  #kept = 0;
  #keptUnchanged = 0;

  constructor(changed: Iterable<string>) {
    this.#changed = new Set(changed);
  }

  /** Counts an entry, a folder's too. @throws ForgeError past a limit */
  count(path: string, size: number): void {
    assertTreePath(path);
    this.#entries += 1;
    this.#bytes += size;
    if (this.#entries > treeLimits.entries) throw unreadableTree(`there are over ${treeLimits.entries} of them`);
    if (this.#bytes > treeLimits.totalBytes) throw unreadableTree(`they hold over ${treeLimits.totalBytes / MB} MB`);
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  text(path: string): string | undefined {
    return this.#files.get(path)?.text;
  }

  /** Files an entry; `bytes` are all of its bytes, left out where `wantsBytes` says no. */
  add(entry: TreeEntry, bytes?: Uint8Array): void {
    const { path, size, type } = entry;
    const executable = entry.executable && type === 'file' ? { executable: true } : {};
    const described =
      type !== 'file'
        ? { kind: type }
        : bytes === undefined
          ? ({ kind: 'too-large' } as const)
          : this.#keep(path, bytes);
    this.#files.set(path, { path, size, ...described, ...executable });
  }

  /** Puts a file as git stores it in the place of what an archive made of it; no `bytes`: it is too large. */
  replace(path: string, bytes: Uint8Array | undefined): void {
    const executable = this.#files.get(path)?.executable ?? false;
    const size = bytes?.length ?? treeLimits.fileBytes + 1;
    this.add({ path, size, type: 'file', executable }, bytes);
  }

  #keep(path: string, bytes: Uint8Array): Content {
    const file = fileKind(bytes);
    if (file.text === undefined) return file;
    const changed = this.#changed.has(path);
    const full =
      this.#kept + bytes.length > treeLimits.keptBytes ||
      (!changed && this.#keptUnchanged + bytes.length > treeLimits.keptUnchangedBytes);
    if (full) return { kind: 'too-large' };
    this.#kept += bytes.length;
    if (!changed) this.#keptUnchanged += bytes.length;
    return file;
  }

  /** In the order of their paths. */
  list(): readonly SubmittedFile[] {
    return [...this.#files.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }
}
