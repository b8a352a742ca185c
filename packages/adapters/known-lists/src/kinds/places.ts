import { lists } from "../lists/index.ts";
import { placesShape } from "../places-shape.ts";

/** The lists of places, each by its own columns. */
export const places = {
  /** The list of the France services structures, as the national agency publishes it. */
  places_france_services: placesShape({
    shape: "places_france_services",
    list: lists.franceServices,
    written: "rows",
  }),
  /** The national schema of places of digital mediation, in CSV. */
  places_national: placesShape({ shape: "places_national", list: lists.national, written: "rows" }),
  /** The first version of the national schema, in JSON. */
  places_data_inclusion_v0: placesShape({
    shape: "places_data_inclusion_v0",
    list: lists.dataInclusionV0,
    written: "records",
  }),
  /** The regional list of Provence-Alpes-Côte d'Azur, in CSV. */
  places_paca: placesShape({ shape: "places_paca", list: lists.paca, written: "rows" }),
  /** The list of the Creuse, in JSON. */
  places_la_creuse: placesShape({ shape: "places_la_creuse", list: lists.laCreuse, written: "records" }),
  /** A list without a known form, in columns named in French. */
  places_plain: placesShape({ shape: "places_plain", list: lists.plain, written: "rows", isPlain: true }),
} as const;
