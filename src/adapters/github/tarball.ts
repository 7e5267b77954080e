import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { createGunzip } from 'node:zlib';
import { type Extract, extract, type Header } from 'tar-stream';
import { ForgeError } from '../../ports/forge.ts';
import { type TreeEntry, type TreeFiles, treeLimits, unreadableTree, wantsBytes } from '../tree-file.ts';

type Source = Readable & { readonly header: Header };

/** The id git gives a blob. */
const blobId = (size: number) => createHash('sha1').update(`blob ${size}\0`);

/** Lets bytes through and stops at the limits on what unpacks and how much one packed byte may become. */
function meters(): { readonly packed: Transform; readonly unpacked: Transform } {
  let packedBytes = 0;
  let unpackedBytes = 0;
  const packed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      packedBytes += chunk.length;
      done(null, chunk);
    },
  });
  const unpacked = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      unpackedBytes += chunk.length;
      const bomb = unpackedBytes > treeLimits.ratioFrom && unpackedBytes > packedBytes * treeLimits.ratio;
      if (bomb) return done(unreadableTree(`they unpack to over ${treeLimits.ratio} times their packed size`));
      if (unpackedBytes > treeLimits.totalBytes) return done(unreadableTree('they are too large unpacked'));
      done(null, chunk);
    },
  });
  return { packed, unpacked };
}

/** GitHub puts all files into one folder, `owner-name-commit/`; its own entry becomes `''`. */
function pathInside(name: string): string {
  const slash = name.indexOf('/');
  if (slash < 1) throw unreadableTree(`\`${name.slice(0, 100)}\` is outside of the archive's folder`);
  return name.slice(slash + 1).replace(/\/$/, '');
}

function entryOf(path: string, { type, size, mode, linkname }: Header): TreeEntry | undefined {
  const executable = (mode & 0o100) !== 0;
  if (type === 'file' || type === 'contiguous-file') return { path, size, type: 'file', executable };
  if (type === 'symlink' || type === 'link') {
    return { path, size: Buffer.byteLength(linkname), type: 'link', executable: false };
  }
  return undefined;
}

/** Reads an entry to its end: its bytes where they are wanted, its blob id where that is. */
async function readEntry(source: Source, entry: TreeEntry, hash: boolean) {
  const id = hash ? blobId(entry.size) : undefined;
  const chunks: Buffer[] | undefined = wantsBytes(entry) ? [] : undefined;
  if (entry.type === 'link') id?.update(source.header.linkname);
  for await (const chunk of source) {
    id?.update(chunk);
    chunks?.push(chunk);
  }
  return { bytes: chunks && Buffer.concat(chunks), id: id?.digest('hex') };
}

/** Takes every entry of `tar` into `files`. @returns the blob ids of the paths in `hashed` */
async function readEntries(tar: Extract, files: TreeFiles, hashed: ReadonlySet<string>): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  // Git stores no empty folder, so one stands for a submodule.
  const emptyFolders = new Set<string>();
  // tar-stream's entries are Node-like streams of Buffers; its types leave the chunks unknown.
  for await (const source of tar as AsyncIterable<unknown> as AsyncIterable<Source>) {
    const { header } = source;
    const path = pathInside(header.name);
    if (path !== '') {
      files.count(path, header.size);
      emptyFolders.delete(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    }
    const entry = path === '' ? undefined : entryOf(path, header);
    if (entry) {
      const { bytes, id } = await readEntry(source, entry, hashed.has(path));
      files.add(entry, bytes);
      if (id) ids.set(path, id);
      continue;
    }
    if (header.type === 'directory' && path !== '') emptyFolders.add(path);
    source.resume();
  }
  for (const path of emptyFolders) files.add({ path, size: 0, type: 'submodule', executable: false });
  return ids;
}

/** What streams, zlib and tar-stream say of bytes that ended early or were others; a bug of ours stays one. */
function brokenOff(error: unknown): unknown {
  if (error instanceof ForgeError || !(error instanceof Error)) return error;
  const theirs = 'code' in error || /^(terminated|Unexpected end of data|Invalid tar header)/.test(error.message);
  return theirs ? new ForgeError('unavailable', `The archive broke off: ${error.message}`, { cause: error }) : error;
}

/**
 * Reads a gzipped tarball of one commit into `files` as it arrives; nothing is written anywhere and no link followed.
 * @param hashed paths whose blob ids are wanted
 * @returns those ids
 * @throws ForgeError past a limit, or `unavailable` for a transfer that broke off or was no archive
 */
export async function readTarball(
  body: ReadableStream<Uint8Array>,
  files: TreeFiles,
  hashed: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const tar = extract();
  const { packed, unpacked } = meters();
  // The DOM's type of this class and Node's differ.
  const source = Readable.fromWeb(body as NodeReadableStream);
  const [piped, read] = await Promise.allSettled([
    pipeline(source, packed, createGunzip(), unpacked, tar),
    readEntries(tar, files, hashed),
  ]);
  // A reader that gives up breaks the pipe, and a broken pipe stops the reader with its own error: that one says why.
  if (read.status === 'rejected') throw brokenOff(read.reason);
  if (piped.status === 'rejected') throw brokenOff(piped.reason);
  return read.value;
}
