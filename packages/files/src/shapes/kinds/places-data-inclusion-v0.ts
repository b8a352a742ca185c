import { lists } from "@vigie/places";
import { placesShape } from "../places-shape.ts";

/** The first version of the national schema, in JSON. */
export const placesDataInclusionV0 = placesShape({
  shape: "places_data_inclusion_v0",
  list: lists.dataInclusionV0,
  written: "records",
});
