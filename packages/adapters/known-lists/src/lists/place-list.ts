import { nothingPractical, type PlaceKind, type PlaceRecord } from "@vigie/places";

export type Field = (column: string) => string | null;

/** What a list writes as texts, by the column of each; several columns are joined by a space. */
type TextColumns = {
  readonly [Name in keyof Omit<PlaceRecord, "format"> as PlaceRecord[Name] extends string | null
    ? Name
    : never]?: string | readonly string[];
};

/**
 * A list, from the columns of its texts and how its other columns are read.
 * @param also columns that `read` needs besides
 */
export function placeList(
  given: Pick<PlaceList, "columns" | "kinds" | "isValid"> & {
    readonly texts: TextColumns;
    readonly also?: readonly string[];
    readonly read?: (field: Field) => Partial<PlaceRecord>;
  },
): PlaceList {
  const { columns, texts, also = [], read = () => ({}), ...list } = given;
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

/** The columns of one list, and how one of its lines is read. */
export interface PlaceList {
  /** Without which a file is not this list. */
  readonly columns: readonly string[];
  /** Read where they are. */
  readonly also: readonly string[];
  /**
   * All the kinds of help that the list covers: a place without one of these does not offer it, and nothing is
   * known of the others. Where a column names them, only if it holds something.
   */
  readonly kinds: { readonly column: string | null; readonly of: readonly PlaceKind[] };
  /** @returns the place of a line */
  read(field: (column: string) => string | null): Omit<PlaceRecord, "line" | "list">;
  /** Whether a line keeps to the rules of the list's own schema; absent where it has none. */
  readonly isValid?: (field: (column: string) => string | null) => boolean;
}

/** Values of a place that a list may leave out. */
const unspecified = {
  siret: null,
  address: null,
  postalCode: null,
  communeName: null,
  communeCode: null,
  departement: null,
  latitude: null,
  longitude: null,
  since: null,
  updated: null,
  kinds: [],
  practical: nothingPractical,
  format: null,
  itinerant: null,
  unrecognised: [],
  certified: false,
} as const satisfies Partial<PlaceRecord>;
