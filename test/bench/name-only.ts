import { createServer, type Server } from 'node:net';

/** A GitHub that knows the App's name and of no delivery; a server whose repositories nobody knows asks nothing else. */
export function nameOnly(): Server {
  return createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (asked) => {
      const body = asked.includes('/deliveries') ? '[]' : '{"slug":"stagecoach"}';
      socket.write(
        `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
    });
  });
}

/** @returns the port, any that is free */
export async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
