import { placeList } from "./place-list.ts";

/** The list of the Creuse, in JSON: neither commune codes nor numbers of establishments. */
export const laCreuse = placeList({
  columns: ["id", "nom", "téléphone", "commune", "code_postal"],
  texts: {
    name: "nom",
    address: "adresse",
    postalCode: "code_postal",
    communeName: "commune",
    latitude: "latitude",
    longitude: "longitude",
  },
  kinds: { column: null, of: [] },
});
