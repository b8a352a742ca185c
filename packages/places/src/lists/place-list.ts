import { type PlaceList, unspecified, type WrittenPlace } from "../written-place.ts";

export type Field = (column: string) => string | null;

/** What a list writes as texts, by the column of each; several columns are joined by a space. */
type TextColumns = {
  readonly [Name in keyof Omit<WrittenPlace, "format"> as WrittenPlace[Name] extends string | null
    ? Name
    : never]?: string | readonly string[];
};

/**
 * A list, from the columns of its texts and how its other columns are read.
 * @param also columns that `read` needs besides
 */
export function placeList({
  columns,
  texts,
  also = [],
  read = () => ({}),
  ...list
}: Pick<PlaceList, "columns" | "kinds" | "isValid"> & {
  readonly texts: TextColumns;
  readonly also?: readonly string[];
  readonly read?: (field: Field) => Partial<WrittenPlace>;
}): PlaceList {
  const needed = new Set(columns);
  const others = [...Object.values(texts).flat(), ...also].filter((column) => !needed.has(column));
  return {
    ...list,
    columns,
    also: [...new Set(others)],
    read: (field) => ({ ...unspecified, name: null, ...textsIn(field, texts), ...read(field) }),
  };
}

function textsIn(field: Field, texts: TextColumns) {
  return Object.fromEntries(
    Object.entries(texts).map(([name, columns]) => {
      const written = [columns].flat().flatMap((column) => field(column) ?? []);
      return [name, written.join(" ") || null];
    }),
  );
}
