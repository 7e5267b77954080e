import { z } from 'zod';
import type { CurriculumProblem } from '../curriculum/curriculum.ts';
import { parseYaml } from '../curriculum/front-matter.ts';
import type { Authority, CurriculumSource } from './authority.ts';
import { defaultPreferences, type Preferences } from './learner.ts';

/** `.github/stagecoach.yml` of a learner's repository: preferences only. */
export const repositorySchema = z.strictObject({
  choose: z.record(z.string(), z.string()).default({}).describe('Group of alternatives -> the task chosen'),
  open_tasks: z.int().min(1).max(10).default(defaultPreferences.openTasks).describe('How many issues are open at once'),
  drafts: z.boolean().default(defaultPreferences.drafts).describe('Whether drafts are reviewed without being asked'),
});

/** `stagecoach.yml` of an organisation's `.github` repository, or the server's own. */
export const organisationSchema = z.strictObject({
  mentors: z.array(z.string()).default([]).describe('Logins of those who may pass, reopen, waive and reset'),
  roster: z.record(z.string(), z.string()).default({}).describe('Repository name -> login of its learner'),
  choose: z.record(z.string(), z.string()).optional().describe('Group of alternatives -> the task chosen for all'),
  curriculum: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+@[^\s@~^:?*[\\]+$/, 'write it as `organisation/repository@branch`')
    .optional()
    .describe('Its own curriculum: a repository of the organisation, at a branch, tag or commit'),
});

type Problems = readonly CurriculumProblem[];
type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string; readonly problems: Problems };

/** Keys that only an organisation may set; named in a learner's file they get their own answer. */
const reserved = ['mentors', 'roster', 'levels', 'criteria', 'curriculum', 'required'];

export function readPreferences(text: string | undefined): Read<Preferences> {
  if (text === undefined) return { ok: true, value: defaultPreferences };
  const parsed = parseYaml('.github/stagecoach.yml', text.trim() === '' ? '{}' : text, repositorySchema);
  if (parsed.ok) {
    const { choose, open_tasks: openTasks, drafts } = parsed.data;
    return { ok: true, value: { choose, openTasks, drafts } };
  }
  return refused(parsed.problems);
}

export function readAuthority(file: string, text: string | undefined): Read<Authority> {
  if (text === undefined || text.trim() === '') return { ok: true, value: { mentors: [], roster: {} } };
  const parsed = parseYaml(file, text, organisationSchema);
  if (!parsed.ok) return refused(parsed.problems);
  const roster = Object.entries(parsed.data.roster).map(
    ([name, login]) => [name.toLowerCase(), person(login)] as const,
  );
  const { curriculum, choose } = parsed.data;
  return {
    ok: true,
    value: {
      mentors: parsed.data.mentors.map(person),
      roster: Object.fromEntries(roster),
      ...(choose && { choose }),
      ...(curriculum !== undefined && { curriculum: sourceOf(curriculum, parsed.lineOf(['curriculum'])) }),
    },
  };
}

function sourceOf(text: string, line: number): CurriculumSource {
  const [place = '', ref = ''] = text.split('@');
  const [owner = '', name = ''] = place.split('/');
  return { owner, name, ref, line };
}

const person = (login: string): string => login.toLowerCase().replace(/^@/, '');

const refused = (problems: Problems) => ({ ok: false as const, problem: problemOf(problems), problems });

function problemOf(problems: Problems): string {
  return problems
    .slice(0, 3)
    .map(({ line, message }) => {
      const key = reserved.find((name) => message.startsWith(`\`${name}\`: there is no such key`));
      return key === undefined
        ? `line ${line}: ${message}`
        : `line ${line}: \`${key}\` is for the organisation to say, not for this repository`;
    })
    .join('; ');
}
