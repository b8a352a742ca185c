import { lists } from "@vigie/places";
import { placesShape } from "../places-shape.ts";

/** The list of the France services structures, as the national agency publishes it. */
export const placesFranceServices = placesShape({
  shape: "places_france_services",
  list: lists.franceServices,
  written: "rows",
});
