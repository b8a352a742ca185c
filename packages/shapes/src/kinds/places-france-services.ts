import { rowsUnder } from "../header.ts";
import type { Shape } from "../shape.ts";

/** The list of the France services structures, as the national agency publishes it. */
export const placesFranceServices: Shape<"above_header"> = {
  columns: ["place", "name", "commune"],
  beside: [],
  notes: { above_header: { effect: "set_aside", fr: "lignes au-dessus de l’en-tête" } },
  async *convert(input, { note }) {
    for await (const { values } of rowsUnder(input, {
      shape: "places_france_services",
      columns: ["id_fs", "lib_fs", "insee_com"],
      skipped: (line) => note("above_header", line),
    }))
      yield values;
  },
};
