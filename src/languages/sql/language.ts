import type { Language } from '../document.ts';
import { SqlDocument } from './document.ts';

const endings = /\.(?:sql|ddl|psql|hql|pgsql)(?:\.j(?:inja)?2?)?$/i;
/** Longer files are dumps. */
const lengthLimit = 4_000_000;

export const sql: Language<SqlDocument> = {
  recognise: (path, text) => endings.test(path) && text.length <= lengthLimit,
  parse: (path, text) => new SqlDocument(path, text),
};
