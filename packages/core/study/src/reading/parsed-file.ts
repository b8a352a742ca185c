import type { FilePlace } from "@vigie/words";

/** Keys and positions that lead from the root of a file to one of its parts. */
export type Path = readonly (string | number)[];

/** A value in a file, and the offsets where it and its key start. */
export interface ParsedPart {
  readonly value: unknown;
  readonly start: number;
  /** The start of its key, or of the value itself where it has none. */
  readonly key: number;
  /** The characters of a plain value, where a number lost them (`28.0`). */
  readonly characters: string | null;
  readonly parts: ReadonlyMap<string, ParsedPart>;
}

/** A file as a person wrote it: its value, and where each part of it stands. */
export interface ParsedFile {
  readonly file: string;
  readonly value: unknown;
  /** Where the value at `path` starts; what is absent stands at the mapping or list that lacks it. */
  place(path: Path): FilePlace;
  /** Where the key that ends `path` stands. */
  placeOfKey(path: Path): FilePlace;
  charactersOf(path: Path): string | null;
  /** The keys of the mapping at `path`; none where there is no mapping. */
  keysAt(path: Path): readonly string[];
}

export function parsedFile(
  file: string,
  root: ParsedPart,
  placeAt: (offset: number) => FilePlace,
): ParsedFile {
  const exactly = (path: Path): ParsedPart | undefined =>
    path.reduce<ParsedPart | undefined>((part, step) => part?.parts.get(String(step)), root);
  const nearby = (path: Path): ParsedPart => exactly(path) ?? nearby(path.slice(0, -1));
  return {
    file,
    value: root.value,
    place: (path) => placeAt(nearby(path).start),
    placeOfKey: (path) => placeAt(nearby(path).key),
    charactersOf: (path) => exactly(path)?.characters ?? null,
    keysAt: (path) => [...(exactly(path)?.parts.keys() ?? [])],
  };
}

/** The decimals of a number as written: `28.0` has one, which its value has lost. */
export function decimalsOf(characters: string): number {
  return /^[-+]?\d*\.(\d+)$/.exec(characters)?.[1]?.length ?? 0;
}
