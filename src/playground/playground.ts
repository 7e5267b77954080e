import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewRepository } from './acts/repositories.ts';
import { createApi, type Intercept } from './api/dispatch.ts';
import { apiOperations } from './api/operations.ts';
import type { RunCi } from './ci.ts';
import { createWorld } from './create-world.ts';
import { createGitBackend } from './git/backend.ts';
import type { JournalEntry } from './journal.ts';
import { createMeter, githubLimits, type Limits } from './limits.ts';
import { withoutDepartures } from './openapi/departures.ts';
import type { AppPermissions } from './openapi/types.ts';
import { validateWebhook } from './openapi/validate.ts';
import { createPagesHost } from './pages-host.ts';
import { listen } from './server.ts';
import { createSetup } from './setup.ts';
import { repositoriesOf } from './world.ts';

export type PlaygroundOptions = {
  /** The one clock; the machine's when left out. */
  readonly now?: () => Date;
  /** 0 or left out: any free one. */
  readonly port?: number;
  /** Where the repositories are kept; left out: a new folder, removed at the end. */
  readonly dir?: string;
  /** Compares every request of an App, every answer and every webhook with GitHub's description; see `violations`. */
  readonly check?: boolean;
  /** Limits that are enforced; left out: none. `github`: all, as GitHub has them. */
  readonly limits?: Partial<Limits> | 'github';
  readonly intercept?: Intercept;
  /** After how many milliseconds each copy of a webhook arrives; none: it is lost. Left out: one copy, at once. */
  readonly arrivals?: (hook: {
    readonly event: string;
    readonly action: string | null;
    readonly redelivery: boolean;
  }) => readonly number[];
  /** A listener's time: 10 s (https://docs.github.com/webhooks/using-webhooks/handling-webhook-deliveries). */
  readonly webhookTimeoutMs?: number;
  /** What GitHub Actions would find; left out: workflows do not run. */
  readonly ci?: RunCi;
};

export type NewApp = {
  readonly slug: string;
  readonly name?: string;
  /** Login; must exist. */
  readonly owner: string;
  readonly permissions: AppPermissions;
  readonly events: readonly string[];
  /** Can be set later, when its server listens. */
  readonly webhookUrl?: string;
};

/** What GitHub shows of a new App once: all that its server needs. */
export type AppCredentials = {
  readonly id: number;
  readonly slug: string;
  readonly clientId: string;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
};

/** What people set up on GitHub's pages. All of it throws for a name that is not there. */
export type Setup = {
  readonly addUser: (
    login: string,
    more?: { readonly name?: string; readonly email?: string },
  ) => { readonly id: number; readonly token: string; readonly email: string };
  readonly addOrganization: (
    login: string,
    admins: readonly string[],
    members?: readonly string[],
  ) => { readonly id: number };
  readonly addApp: (app: NewApp) => Promise<AppCredentials>;
  readonly setWebhookUrl: (slug: string, url: string) => void;
  /** `fullName` is `owner/name`; with `files` it has a first commit of them. */
  readonly addRepository: (
    fullName: string,
    more?: Omit<NewRepository, 'owner' | 'name' | 'parent'>,
  ) => Promise<{ readonly id: number }>;
  /** Installs an App as the account's owner does. @returns the installation's id */
  readonly install: (slug: string, account: string, repositories: 'all' | readonly string[]) => number;
  readonly changeInstallation: (id: number, change: 'suspend' | 'unsuspend' | 'delete') => void;
  /** Adds a repository to an installation's selection or takes it out. */
  readonly selectRepository: (id: number, fullName: string, action: 'added' | 'removed') => void;
  readonly deleteIssue: (fullName: string, number: number, by: string) => Promise<void>;
  /** Lets the workflows of a fork's commit run, which wait for approval. */
  readonly approveWorkflows: (fullName: string, sha: string) => Promise<void>;
};

/** An embedded GitHub: git, the REST API below `/api/v3`, webhooks and pages on one port of this machine. */
export type Playground = Setup & {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** `127.0.0.1:PORT`: an App's `GHE_HOST`, with `GHE_PROTOCOL=http`. */
  readonly host: string;
  readonly apiUrl: string;
  /** Every call of the API so far, in order. */
  readonly journal: readonly JournalEntry[];
  /** What differed from GitHub's description so far; only with `check`. */
  readonly violations: readonly string[];
  /** Resolves when no webhook, push or CI run is under way. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Starts an embedded GitHub on this machine. */
export async function createPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const now = options.now ?? (() => new Date());
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'playground-')));
  const journal: JournalEntry[] = [];
  const violations: string[] = [];
  const violated = (found: readonly string[]) => violations.push(...withoutDepartures(found));
  let url = '';
  const world = createWorld({
    url: () => url,
    now,
    dir,
    ci: options.ci,
    hooks: {
      report: options.check ? (event, payload) => violated(validateWebhook(event, payload)) : () => {},
      arrivals: options.arrivals ?? (() => [0]),
      timeoutMs: options.webhookTimeoutMs ?? 10_000,
    },
  });
  const api = createApi({
    world,
    operations: apiOperations,
    meter: createMeter(options.limits === 'github' ? githubLimits : (options.limits ?? {}), now, {
      sizeOf: (installation) => repositoriesOf(world, installation).length,
    }),
    journal,
    intercept: options.intercept,
    violated: options.check ? violated : undefined,
  });
  const server = await listen(
    { api, git: createGitBackend(world), world, pages: createPagesHost(world, api) },
    options.port ?? 0,
  );
  url = server.url;
  return {
    ...createSetup(world),
    url,
    host: new URL(url).host,
    apiUrl: `${url}/api/v3`,
    journal,
    violations,
    idle: world.hooks.idle,
    async close() {
      await server.close();
      await world.hooks.idle();
      if (options.dir === undefined) await rm(dir, { recursive: true, force: true });
    },
  };
}
