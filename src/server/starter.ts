import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { modeOf, type StarterFile } from '../curriculum/curriculum.ts';

/** The starter of a task as a gzipped tar; the same bytes for the same files. */
export async function starterArchive(files: readonly StarterFile[]): Promise<Buffer> {
  const archive = pack();
  for (const file of files) archive.entry({ name: file.path, mtime: new Date(0), mode: modeOf(file) }, file.text);
  archive.finalize();
  const chunks: Buffer[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  await pipeline(archive, createGzip(), sink);
  return Buffer.concat(chunks);
}
