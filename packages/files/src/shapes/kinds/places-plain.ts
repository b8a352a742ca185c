import { lists } from "@vigie/places";
import { placesShape } from "../places-shape.ts";

/** A list without a known form, in columns named in French. */
export const placesPlain = placesShape({
  shape: "places_plain",
  list: lists.plain,
  written: "rows",
  isPlain: true,
});
