/** A piece of SQL whose names and values are separate from its text until a dialect writes it. */
export type Sql = readonly Piece[];

type Piece =
  | string
  | { readonly name: string }
  | { readonly type: Type }
  | { readonly value: SqlValue; readonly of: Type | null };

export type SqlValue = string | number | bigint | readonly (string | number | bigint | null)[];

/** Types of what a statement holds, which each dialect names; a parameter has none of its own. */
export type Type = "text" | "day" | "whole" | "number" | "count" | "rank" | "texts" | "indexes" | "bits";

/** SQL text with pieces inside: `` sql`select ${name("a")} + ${value(1)}` ``. A string inside is refused by type. */
export function sql(text: TemplateStringsArray, ...inside: readonly (Sql | number)[]): Sql {
  return text.flatMap((part, position) => {
    const piece = inside[position];
    return [part, ...(piece === undefined ? [] : typeof piece === "number" ? [String(piece)] : piece)];
  });
}

/** A name of a table or a column, quoted by the dialect. */
export function name(identifier: string): Sql {
  return [{ name: identifier }];
}

/** The names of tables and columns in a piece of SQL. */
export function namesIn(pieces: Sql): readonly string[] {
  return pieces.flatMap((piece) => (typeof piece === "object" && "name" in piece ? [piece.name] : []));
}

/** A value, always sent as a parameter. */
export function value(given: SqlValue, type: Type | null = null): Sql {
  return [{ value: given, of: type }];
}

/** `item` as a type that the dialect names. */
export function cast(item: Sql, type: Type): Sql {
  return sql`CAST(${item} AS ${[{ type }]})`;
}

export function join(pieces: readonly Sql[], separator: string): Sql {
  return pieces.flatMap((piece, position) => (position === 0 ? piece : [separator, ...piece]));
}

/** Text for a database, and the values of its parameters in order. */
export interface Statement {
  readonly text: string;
  readonly values: readonly SqlValue[];
  readonly types: readonly (Type | null)[];
}

/** What a dialect gives to write a piece of SQL. */
export interface Writing {
  identifier(name: string): string;
  typeName(type: Type): string;
  parameter(position: number, type: Type | null): string;
  /** The value in the text itself: for people to read, and for databases that take no such parameter. */
  literal(value: SqlValue, type: Type | null): string;
}

export function write(pieces: Sql, writing: Writing): Statement {
  const values: SqlValue[] = [];
  const types: (Type | null)[] = [];
  const text = written(pieces, writing, (value, type) => {
    values.push(value);
    types.push(type);
    return writing.parameter(values.length, type);
  });
  return { text, values, types };
}

/** The whole statement, its values as literals. */
export function writeLiteral(pieces: Sql, writing: Writing): string {
  return written(pieces, writing, (value, type) => writing.literal(value, type));
}

function written(
  pieces: Sql,
  writing: Writing,
  writeValue: (value: SqlValue, type: Type | null) => string,
): string {
  return pieces
    .map((piece) => {
      if (typeof piece === "string") return piece;
      if ("name" in piece) return writing.identifier(piece.name);
      return "type" in piece ? writing.typeName(piece.type) : writeValue(piece.value, piece.of);
    })
    .join("");
}
