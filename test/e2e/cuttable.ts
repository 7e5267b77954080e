import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a server that can be cut: connections break at once, and new ones are refused, until it is mended. */
export type Cuttable = {
  /** The address that it was opened for, by this way. */
  readonly url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
};

export async function openCuttable(to: string): Promise<Cuttable> {
  const { hostname, port } = new URL(to);
  const ends = new Set<Socket>();
  let server: Server | undefined;
  const listen = async (on: number): Promise<number> => {
    server = createServer((near) => {
      const far = connect(Number(port), hostname);
      for (const [end, other] of [
        [near, far],
        [far, near],
      ] as const) {
        ends.add(end);
        end.on('error', () => undefined);
        end.on('close', () => {
          ends.delete(end);
          other.destroy();
        });
        end.pipe(other);
      }
    });
    server.listen(on, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const cut = async () => {
    const ended = server && once(server, 'close');
    server?.close();
    server = undefined;
    for (const end of ends) end.destroy();
    await ended;
  };
  const own = await listen(0);
  const url = new URL(to);
  [url.hostname, url.port] = ['127.0.0.1', String(own)];
  return { url: url.href, cut, mend: async () => void (await listen(own)), close: cut };
}
