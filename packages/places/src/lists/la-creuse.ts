import { type PlaceList, unspecified } from "../written-place.ts";

/** The list of the Creuse, in JSON: neither commune codes nor numbers of establishments. */
export const laCreuse: PlaceList = {
  columns: ["id", "nom", "téléphone", "commune", "code_postal"],
  also: ["adresse", "latitude", "longitude"],
  kinds: { column: null, of: [] },
  read: (field) => ({
    ...unspecified,
    name: field("nom"),
    address: field("adresse"),
    postalCode: field("code_postal"),
    communeName: field("commune"),
    latitude: field("latitude"),
    longitude: field("longitude"),
  }),
};
