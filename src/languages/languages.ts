import { compose } from './compose/language.ts';
import { crontab } from './crontab/language.ts';
import { dag } from './dag/language.ts';
import { dockerfile } from './dockerfile/language.ts';
import { dockerignore } from './dockerignore/language.ts';
import { gitignore } from './gitignore/language.ts';
import { gitlab } from './gitlab/language.ts';
import { jenkinsfile } from './jenkinsfile/language.ts';
import { kubernetes } from './kubernetes/language.ts';
import { notes } from './notes/language.ts';
import { pyproject } from './pyproject/language.ts';
import { pytest } from './pytest/language.ts';
import { python } from './python/language.ts';
import { shell } from './shell/language.ts';
import { sql } from './sql/language.ts';
import { workflow } from './workflow/language.ts';

/** Every kind of document that a check can read. A file may be of several kinds: a DAG is Python too. */
export const languages = {
  compose,
  crontab,
  dag,
  dockerfile,
  dockerignore,
  gitignore,
  gitlab,
  jenkinsfile,
  kubernetes,
  notes,
  pyproject,
  pytest,
  python,
  shell,
  sql,
  workflow,
} as const;

export type DocumentKind = keyof typeof languages;
export type Documents = { [K in DocumentKind]: ReturnType<(typeof languages)[K]['parse']> };

export const documentKinds = Object.keys(languages) as readonly DocumentKind[];
