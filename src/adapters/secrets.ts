import { hkdfSync } from 'node:crypto';

/** A key of its own for each purpose, from the one secret that an operator keeps. */
export const keyFor = (secret: string, purpose: 'ledger' | 'markers' | 'seeds'): string =>
  Buffer.from(hkdfSync('sha256', secret, '', `stagecoach ${purpose}`, 32)).toString('hex');
