import { Octokit } from '@octokit/rest';
import nock from 'nock';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { createForge } from '../../../src/adapters/github/forge.ts';
import { createMarkerSigner, createMarkers } from '../../../src/adapters/github/marker.ts';
import type { FilledSlot, Slots } from '../../../src/coach/effects.ts';

export const api = 'https://api.github.test';
export const repository = {
  id: 77,
  owner: 'ada',
  name: 'practice',
  ownerType: 'User',
  installation: 5,
  private: false,
} as const;
export const repo = `/repos/ada/practice`;
export const head = 'a'.repeat(40);
export const base = 'b'.repeat(40);
export const pull = { number: 12, head: { ref: 'work', sha: head }, base: { ref: 'main', sha: base } };

const signer = createMarkerSigner('secret');
export const markers = createMarkers(signer, repository.id);
export const bot = { login: 'stagecoach[bot]', id: 9, type: 'Bot' };
const now = new Date('2026-09-01T12:00:00Z');

const silent = { debug() {}, info() {}, warn() {}, error() {} };

export const forge = () =>
  createForge(new Octokit({ baseUrl: api, auth: 'token', log: silent }), repository, {
    signer,
    clock: { now: () => now },
    app: { id: 1000, slug: 'stagecoach' },
  });

export const filled = (entries: Readonly<Record<string, number>>): Slots =>
  new Map(Object.entries(entries).map(([slot, id]): [string, FilledSlot] => [slot, { id, hash: 'x' }]));

export const github = () => nock(api);

/** Nothing leaves the machine, every request that a test expects is made, and none besides. */
export function withoutNetwork(): void {
  beforeAll(() => nock.disableNetConnect());
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    if (pending.length > 0) throw new Error(`never asked for: ${pending.join(', ')}`);
  });
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
  });
}
