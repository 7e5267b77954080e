import { createApp } from '../../src/adapters/github/app.ts';
import { type Pace, type ServerConfig, startServer } from '../../src/main.ts';
import type { SentDelivery } from '../../src/ports/forge.ts';
import { createLog } from '../../src/server/log.ts';

/** The server in this process, which tests stop and start. */
export function createSwitch(log: string[], pace: Pace = {}) {
  let running: { readonly port: number; close(): Promise<void> } | undefined;
  let settings: ServerConfig | undefined;
  let ahead = 0;
  const clock = { now: () => new Date(Date.now() + ahead * 1000) };
  const begin = async (config: ServerConfig) => {
    running = await startServer(config, {
      clock,
      pace,
      log: createLog('info', { write: (line: string) => void log.push(line) }),
    });
    settings = { ...config, port: running.port };
    return running.port;
  };
  const close = async () => {
    await running?.close();
    running = undefined;
  };
  const app = () => settings && createApp(settings.credentials, settings.apiUrl, clock);
  return {
    open: async (config: ServerConfig) => ({ port: await begin(config), close }),
    close,
    app,
    deliveries: async () => {
      const sent: SentDelivery[] = [];
      for await (const one of app()?.since(new Date(0)) ?? []) sent.push(one);
      return sent;
    },
    again: async (secondsLater: number) => {
      ahead += secondsLater;
      if (settings) await begin(settings);
    },
    port: () => running?.port,
  };
}
