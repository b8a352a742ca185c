/** A piece of SQL that keeps its names and values apart from its text until a dialect writes it. */
export type Sql = readonly Piece[];

type Piece = string | { readonly name: string } | { readonly value: Value; readonly type: Type | null };

export type Value = string | number | bigint | readonly (string | number | bigint | null)[];

/** Types a value may have to be told, since a parameter has none of its own. */
export type Type = "text" | "day" | "whole" | "number" | "texts" | "indexes" | "bits";

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

/** A value, always sent as a parameter. */
export function value(given: Value, type: Type | null = null): Sql {
  return [{ value: given, type }];
}

export function join(pieces: readonly Sql[], separator: string): Sql {
  return pieces.flatMap((piece, position) => (position === 0 ? piece : [separator, ...piece]));
}

/** Text for a database, and the values of its parameters in order. */
export interface Statement {
  readonly text: string;
  readonly values: readonly Value[];
  readonly types: readonly (Type | null)[];
}

/** What writing a piece asks of a dialect. */
export interface Writing {
  identifier(name: string): string;
  parameter(position: number, type: Type | null): string;
}

export function write(pieces: Sql, writing: Writing): Statement {
  const values: Value[] = [];
  const types: (Type | null)[] = [];
  const text = pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    if ("name" in piece) return writing.identifier(piece.name);
    values.push(piece.value);
    types.push(piece.type);
    return writing.parameter(values.length, piece.type);
  });
  return { text: text.join(""), values, types };
}
