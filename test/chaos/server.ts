import { type ServerConfig, startServer, startWorker } from '../../src/main.ts';
import { createLog } from '../../src/server/log.ts';
import { pace } from './pace.ts';

// One process of the service, as `stagecoach serve` and `stagecoach worker` start it, but for the pace.
const [role, settings = '{}'] = process.argv.slice(2);
const config = JSON.parse(settings) as ServerConfig;
const outside = { clock: { now: () => new Date() }, log: createLog(config.logLevel), pace };
const { port } = await (role === 'worker' ? startWorker : startServer)(config, outside);
process.stdout.write(`listens on port ${port}\n`);
