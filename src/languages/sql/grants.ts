import type { Span, SqlDocument } from './document.ts';

/** A GRANT of privileges on something, from GRANT to the end of its statement. */
export type Grant = Span & {
  /** The words before ON. */
  readonly privileges: Span;
  readonly all: boolean;
  /** `SELECT (name, city)`. */
  readonly onColumns: boolean;
  /** The index of the word PUBLIC among those it is granted to. */
  readonly toPublic: number | undefined;
};

/** Grants of a role to a role have no ON, and are not among them. */
export function grants(sql: SqlDocument): readonly Grant[] {
  return sql.statements.flatMap((statement) => {
    const isDefault = statement.verb === 'ALTER' && sql.reads(statement.first + 1, 'DEFAULT PRIVILEGES');
    if (statement.verb !== 'GRANT' && !isDefault) return [];
    const indexOf = (word: string, from: number): number | undefined => {
      for (let i = from; i <= statement.last; i += 1) if (sql.word(i) === word && sql.tokens[i]?.depth === 0) return i;
      return undefined;
    };
    const first = indexOf('GRANT', statement.first);
    const on = first === undefined ? undefined : indexOf('ON', first);
    if (first === undefined || on === undefined) return [];
    const to = indexOf('TO', on);
    return [
      {
        first,
        last: statement.last,
        privileges: { first: first + 1, last: on - 1 },
        all: sql.word(first + 1) === 'ALL',
        onColumns: sql.word(on - 1) === ')',
        toPublic: to === undefined ? undefined : indexOf('PUBLIC', to),
      },
    ];
  });
}
