import type { FileSources } from "@vigie/files";
import type { Place, Territories } from "@vigie/places";
import { countValue, textValue } from "@vigie/words";
import { shapesInputError } from "./problems.ts";
import { seenFile, shapeInput } from "./shape-input.ts";

/** Places to publish, and the number of lines left aside. */
export interface PlaceLists {
  readonly places: readonly Place[];
  /** Lines of other territories. */
  readonly elsewhere: number;
  /** Lines without a name, or that nothing places. */
  readonly unplaced: number;
}

/**
 * The places of several lists that are in some communes, one for all the lines that speak of it.
 * @param paths CSV files or workbooks, or JSON lists, of a form that Vigie knows or with columns named as usual
 * @param communes official codes, of any year
 * @param day on which they are read, `2026-11-25`: no day of a list can be after it
 * @throws {VigieErrors} when a file cannot be read or is not a list of places, and when no place is in these communes
 */
export async function readPlaceLists(
  paths: readonly string[],
  given: {
    readonly communes: readonly string[];
    readonly day: string;
    readonly store: FileSources;
    /** The communes of France; read at the first call. */
    readonly territories: () => Territories;
  },
): Promise<PlaceLists> {
  const { communes, day, store, territories: communesOfFrance } = given;
  const { importPlaces, scopeOf } = await import("@vigie/places");
  const { detectList, readPlaces } = await import("./read-places.ts");
  const territories = communesOfFrance();
  const written = [];
  for (const [rank, path] of paths.entries()) {
    const { file } = await seenFile({ shown: path, path }, { store });
    const input = shapeInput(file, {
      shape: "places_plain",
      store,
      companions: new Map(),
    });
    const list = await detectList(input, "places_plain");
    const { places } = await readPlaces(
      input,
      { ...list, shape: "places_plain", rank },
      { note: () => {}, columnsFound: () => {} },
    );
    written.push(...places);
  }
  let elsewhere = 0;
  let unplaced = 0;
  const places = importPlaces(written, {
    territories,
    boundaries: null,
    scope: scopeOf(communes, territories),
    day,
    departement: null,
    note: (code) => {
      if (code === "outside_study") elsewhere++;
      if (code === "not_placed" || code === "contradictory" || code === "without_name") unplaced++;
    },
    pair: () => {},
    unrecognised: () => {},
  });
  if (places.length === 0)
    throw shapesInputError(
      "shapes/none-inside",
      { file: paths.join(", ") },
      {
        places: countValue(written.length),
        elsewhere: countValue(elsewhere),
        unknown: countValue(unplaced),
        columns: textValue("none"),
        departement: textValue("none"),
        named: countValue(0),
      },
    );
  return { places, elsewhere, unplaced };
}
