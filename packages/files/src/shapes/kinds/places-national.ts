import { lists } from "@vigie/places";
import { placesShape } from "../places-shape.ts";

/** The national schema of places of digital mediation, in CSV. */
export const placesNational = placesShape({
  shape: "places_national",
  list: lists.national,
  written: "rows",
});
