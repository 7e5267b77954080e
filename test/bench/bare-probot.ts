import { PGlite } from '@electric-sql/pglite';
import { fromPglite, PgBoss } from 'pg-boss';
import { Probot, Server } from 'probot';

// What `bench:load` compares with: a Probot app that does nothing but to store each webhook by one `send` of pg-boss.
// Settings come as for `stagecoach serve`.

const { APP_ID, PRIVATE_KEY, WEBHOOK_SECRET, DATABASE_URL, DATA_DIR, PORT } = process.env;
const boss = new PgBoss(
  DATABASE_URL
    ? { connectionString: DATABASE_URL, max: 4 }
    : { db: fromPglite(await PGlite.create({ dataDir: DATA_DIR ?? '' })), backend: 'pglite' },
);
boss.on('error', (error) => process.stderr.write(`${error.message}\n`));
await boss.start();
await boss.createQueue('inbox');

const settings = { appId: Number(APP_ID), privateKey: PRIVATE_KEY ?? '', secret: WEBHOOK_SECRET ?? '' };
const server = new Server({
  Probot: Probot.defaults({ ...settings, logLevel: 'error' }),
  port: Number(PORT),
  host: '127.0.0.1',
});
await server.load((app) => {
  app.on('pull_request', async ({ payload }) => {
    await boss.send('inbox', payload);
  });
});
await server.start();
process.stdout.write(`Probot listens on port ${PORT}.\n`);
process.once('SIGTERM', () => process.exit(0));
