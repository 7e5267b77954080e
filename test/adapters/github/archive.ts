import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';

type Entry = { readonly name: string; readonly content?: string | Uint8Array } & Partial<Omit<Header, 'name'>>;

/** A gzipped tarball with exactly these entries, as hostile as they are. */
export async function archive(entries: readonly Entry[]): Promise<Buffer> {
  const tar = pack();
  const packed = buffer(tar as unknown as AsyncIterable<Buffer>);
  for (const { content = '', ...header } of entries) {
    if (header.type === undefined || header.type === 'file') tar.entry(header, Buffer.from(content));
    else tar.entry(header);
  }
  tar.finalize();
  return gzipSync(await packed);
}

/** A tarball as GitHub makes it: all in one folder. */
export const treeArchive = (files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> =>
  archive([
    { name: 'ada-practice-aaaaaaa/', type: 'directory' },
    ...Object.entries(files).map(([path, content]) => ({ name: `ada-practice-aaaaaaa/${path}`, content })),
  ]);

export const blobSha = (content: string): string =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(content)}\0${content}`)
    .digest('hex');

/** Empty files with names that do not pack, block by block: tar-stream takes seconds for so many. */
export function manyFiles(count: number): Buffer {
  const blocks = Buffer.alloc(count * 512 + 1024);
  for (let at = 0; at < count * 512; at += 512) {
    blocks.write(`ada-practice-aaaaaaa/${randomBytes(8).toString('hex')}`, at);
    // Mode, owner, group, size, time, eight spaces where the checksum will stand, and that it is a file.
    blocks.write(`0000644\0${'0000000\0'.repeat(2)}${'00000000000\0'.repeat(2)}${' '.repeat(8)}0`, at + 100);
    blocks.write('ustar\x0000', at + 257);
    const sum = blocks.subarray(at, at + 265).reduce((total, byte) => total + byte, 0);
    blocks.write(`${sum.toString(8).padStart(6, '0')}\0 `, at + 148);
  }
  return gzipSync(blocks);
}
