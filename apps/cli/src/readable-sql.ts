import { type Dialect, type Sql, writeWhole } from "@vigie/engine";

/** A statement with its values in place, on lines that a person can follow. */
export function readableSql(sql: Sql, dialect: Dialect): string {
  return writeWhole(sql, dialect)
    .split(/('(?:[^']|'')*'|"(?:[^"]|"")*")/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(clauses, "\n$1")))
    .join("");
}

/** Between quotes, such words are values or names. */
const clauses = /(?<!extract\((?:year|month|day)) ((?:FROM|WHERE|GROUP BY|UNION ALL|FULL JOIN|ORDER BY) )/g;
