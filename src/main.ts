import { pino } from 'pino';
import { run } from 'probot';
import type { Config } from './config.ts';
import { type RunningServer, startServer } from './server/server.ts';

/** `stagecoach serve`: the service until SIGTERM or SIGINT, or Probot's set-up page when no App is configured yet. */
export async function serve(config: Config): Promise<void> {
  const { credentials } = config;
  if (!credentials) {
    process.stdout.write(
      `No GitHub App is configured. Probot's set-up page at http://localhost:${config.port} makes one and writes .env.\n`,
    );
    await run(() => {}, {
      env: { PORT: String(config.port), HOST: config.host, NODE_ENV: 'development', LOG_LEVEL: 'warn' },
    });
    return;
  }
  const log = pino({ level: config.logLevel, redact: ['privateKey', 'webhookSecret', '*.authorization', 'headers'] });
  const server = await startServer({ ...config, credentials }, { clock: { now: () => new Date() }, log });
  process.stdout.write(`Stagecoach listens on port ${server.port}.\n`);
  stopOnSignal(server);
}

/** A second signal ends at once. */
function stopOnSignal(server: RunningServer): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
