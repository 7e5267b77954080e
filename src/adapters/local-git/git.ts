import { type SimpleGit, simpleGit } from 'simple-git';
import { ForgeError } from '../../ports/forge.ts';

/** A clone is not to be trusted: its configuration and attributes name programs that git would run for us. */
const harmless = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'core.quotePath=false',
  // A partial clone fetches what it lacks, and its configuration says how.
  'protocol.allow=never',
  'diff.external=',
  'diff.orderFile=/dev/null',
  'core.bigFileThreshold=5m',
];

const environment: Readonly<Record<string, string>> = {
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_LITERAL_PATHSPECS: '1',
};

/** Variables that would point git elsewhere or make it run something are left out; the rest finds git and the user. */
const inherited = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || /^(git_.*|editor|visual|pager|prefix|ssh_askpass)$/i.test(name) ? [] : [[name, value]],
    ),
  );

/**
 * git in `dir`, unable to run hooks, monitors, pagers, filters, external diffs or transports.
 * @param extra configuration (`key=value`) and environment of a work-tree snapshot
 */
export function safeGit(
  dir: string,
  extra: { readonly config?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {},
): SimpleGit {
  const env = { ...environment, ...extra.env };
  return simpleGit({
    baseDir: dir,
    config: [...harmless, ...(extra.config ?? [])],
    timeout: { block: 60_000 },
    allowEnvironment: Object.keys(env),
    // simple-git refuses to set these at all; here they are set to nothing.
    unsafe: {
      allowUnsafeFsMonitor: true,
      allowUnsafeHooksPath: true,
      allowUnsafePager: true,
      allowUnsafeDiffExternal: true,
      allowUnsafeFilter: true,
      allowUnsafeProtocolOverride: true,
    },
  }).env({ ...inherited(), ...env });
}

/** @throws ForgeError for what could be taken for an option */
export function assertRef(ref: string): string {
  if (ref === '' || ref.startsWith('-') || /[\0-\x20\x7f]/.test(ref)) {
    throw new ForgeError('rejected', `\`${ref}\` is no name of a commit.`);
  }
  return ref;
}

/** The full id of the commit that `ref` names; undefined when there is none. */
export async function commitOf(git: SimpleGit, ref: string): Promise<string | undefined> {
  const id = await git.raw(['rev-parse', '--verify', '--quiet', '--end-of-options', `${assertRef(ref)}^{commit}`]);
  return id.trim() || undefined;
}
