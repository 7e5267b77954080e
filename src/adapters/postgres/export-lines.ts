import { z } from 'zod';

const id = z.number().describe("GitHub's numeric id of the repository");
const anything = z.looseObject({});

/** One line of an export. The first names the format, the others come in any order but keys before the ledger. */
export const exportLine = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('stagecoach-export'),
    version: z.literal(1),
    exportedAt: z.string(),
    program: z.string(),
  }),
  z.strictObject({ kind: z.literal('setting'), key: z.string(), value: z.string() }),
  z.strictObject({ kind: z.literal('ledger-key'), id: z.string(), publicKey: z.string(), firstUsedAt: z.string() }),
  z.strictObject({
    kind: z.literal('learner'),
    repository: id,
    installation: z.number(),
    version: z.number(),
    ledgerLines: z.number(),
    updatedAt: z.string(),
    state: anything.describe('Progress, as the program of that version keeps it'),
  }),
  z.strictObject({ kind: z.literal('slot'), repository: id, slot: z.string(), post: z.number(), hash: z.string() }),
  z.strictObject({
    kind: z.literal('effect'),
    repository: id,
    attempts: z.number(),
    effect: anything.describe('Decided and not yet done'),
  }),
  z.strictObject({
    kind: z.literal('pull'),
    repository: id,
    number: z.number(),
    snapshot: anything.describe('The pull request as last seen'),
  }),
  z.strictObject({
    kind: z.literal('ledger'),
    repository: id,
    sequence: z.number(),
    entry: anything,
    previous: z.string(),
    hash: z.string(),
    key: z.string(),
    signature: z.string(),
  }),
  z.strictObject({
    kind: z.literal('job'),
    queue: z.enum(['inbox', 'work']),
    id: z.string().nullable().describe('Of a delivery: its GUID'),
    key: z.string().nullable(),
    group: z.string().nullable(),
    priority: z.number(),
    data: anything.describe('Stored and not yet done'),
  }),
]);

export type ExportLine = z.output<typeof exportLine>;
