import type { Pace } from '../../src/main.ts';

/**
 * What only tests can set, so that an hour of bad weather fits into minutes. In production: a look at the queue every 2 s,
 * a silent job given up after 30 s and looked for every 15 s, a job that is put off again and again tried every minute,
 * GitHub's listing read every ten minutes for what is older than one. How often something is tried, and what is done
 * then, is the same.
 */
export const pace: Pace = {
  queue: { poll: 0.5, heartbeat: 10, supervise: 3, longestPause: 4 },
  missed: { cron: '* * * * *', youngSeconds: 5 },
};
