import { globSync } from 'node:fs';
import { bash } from './command.ts';

type Program = {
  /** Of Debian. */
  readonly package: string;
  /** Prints the version; fails where the program is missing. */
  readonly version: string;
};

/** What a reference may need of the machine. */
const programs = {
  compiler: { package: 'gcc libc6-dev libpq-dev', version: 'pg_config --version >/dev/null && gcc -dumpfullversion' },
  cron: { package: 'cron', version: 'command -v crontab >/dev/null && dpkg-query --show cron' },
  curl: { package: 'curl', version: 'curl --version' },
  git: { package: 'git', version: 'git --version' },
  java: { package: 'default-jre-headless', version: 'java -version 2>&1' },
  mariadb: { package: 'mariadb-server', version: 'mariadbd --version | sed "s/.*Ver //"' },
  postgres: { package: 'postgresql', version: 'initdb --version && psql --version' },
  shellcheck: { package: 'shellcheck', version: 'shellcheck --version' },
} as const satisfies Record<string, Program>;

export type ProgramName = keyof typeof programs;
export const programNames = Object.keys(programs) as [ProgramName, ...ProgramName[]];

/** The environment of everything that is run: servers stand where only their own scripts look. */
export const environment = (): Readonly<Record<string, string | undefined>> => {
  const [postgres = ''] = globSync('/usr/lib/postgresql/*/bin').toSorted().toReversed();
  return { ...process.env, PATH: `${postgres}:${process.env.PATH}:/usr/sbin` };
};

/** Its version; installed by apt first, where it is missing and we may. Undefined where it cannot be had. */
export async function versionOf(name: ProgramName): Promise<string | undefined> {
  const seen = await ask(name);
  if (seen !== undefined || process.getuid?.() !== 0) return seen;
  const install = `apt-get update -qq && apt-get install -y -qq --no-install-recommends ${programs[name].package}`;
  await bash(install, { cwd: '/', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  return ask(name);
}

async function ask(name: ProgramName): Promise<string | undefined> {
  const { ok, output } = await bash(programs[name].version, { cwd: '/', env: environment(), seconds: 60 });
  return ok ? (/\d+(\.\d+)+/.exec(output)?.[0] ?? output.trim()) : undefined;
}
