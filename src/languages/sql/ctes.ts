import type { Span, SqlDocument } from './document.ts';

/** `WITH daily AS (`: each WITH that names a query, from WITH to the name. */
export const commonTables = (sql: SqlDocument): readonly Span[] =>
  sql.find('WITH').flatMap(({ first }) => {
    const name = sql.word(first + 1) === 'RECURSIVE' ? first + 2 : first + 1;
    if (!/^(?:word|quoted|template)$/.test(sql.tokens[name]?.kind ?? '')) return [];
    const columns = sql.word(name + 1) === '(' ? sql.partner(name + 1) : name;
    if (columns === undefined || sql.word(columns + 1) !== 'AS') return [];
    let at = columns + 2;
    while (/^(?:NOT|MATERIALIZED)$/.test(sql.word(at))) at += 1;
    return sql.word(at) === '(' ? [{ first, last: name }] : [];
  });
