import { lists } from "@vigie/places";
import { placesShape } from "../places-shape.ts";

/** The list of the Creuse, in JSON. */
export const placesLaCreuse = placesShape({
  shape: "places_la_creuse",
  list: lists.laCreuse,
  written: "records",
});
