import { createHash } from 'node:crypto';
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
  createHash('sha1').update(`blob ${Buffer.byteLength(content)}\0${content}`).digest('hex');
