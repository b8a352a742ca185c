/** What a study file or a mapping holds. */
export type Json = string | number | boolean | null | readonly Json[] | JsonRecord;

interface JsonRecord {
  readonly [key: string]: Json;
}

export type JsonPath = readonly (string | number)[];

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === "object" && value !== null && !isList(value);
}

/** The same value with another one at a place, or without what is there. */
export function replacedAt(value: Json, [step, ...rest]: JsonPath, change: Json | undefined): Json {
  const inner = (own: Json | undefined) =>
    rest.length === 0 || own === undefined ? change : replacedAt(own, rest, change);
  if (isList(value))
    return value.flatMap((own, position) =>
      position === step ? [inner(own)].filter((kept) => kept !== undefined) : [own],
    );
  if (!isRecord(value)) throw new RangeError("a place inside a text");
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, own]) => {
      const kept = name === step ? inner(own) : own;
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}

/** The same value with one name for another, wherever it is written. */
export function renamedIn(value: Json, from: string, to: string): Json {
  if (value === from) return to;
  if (isList(value)) return value.map((own) => renamedIn(own, from, to));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, own]) => [name === from ? to : name, renamedIn(own, from, to)]),
  );
}

/** The same record with more in one of its own. */
export function addedAt(value: Json, name: string, more: Readonly<Record<string, Json>>): Json {
  if (!isRecord(value)) throw new RangeError("a value that has no names");
  const inner = value[name];
  return { ...value, [name]: { ...(isRecord(inner) ? inner : {}), ...more } };
}

/** The same value, the names of every record in the other order. */
export function turnedIn(value: Json): Json {
  if (isList(value)) return value.map(turnedIn);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, own]) => [name, turnedIn(own)]),
  );
}
