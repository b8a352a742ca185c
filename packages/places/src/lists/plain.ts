import { type PlaceList, unsaid } from "../written-place.ts";

/** A list without a known form: what is enough to find a place, in columns named in French. */
export const plain: PlaceList = {
  columns: ["nom", "commune"],
  also: ["siret", "adresse", "code_postal", "code_insee", "latitude", "longitude", "depuis", "mis_a_jour"],
  read: (field) => ({
    ...unsaid,
    name: field("nom"),
    siret: field("siret"),
    address: field("adresse"),
    postalCode: field("code_postal"),
    communeName: field("commune"),
    communeCode: field("code_insee"),
    latitude: field("latitude"),
    longitude: field("longitude"),
    since: field("depuis"),
    updated: field("mis_a_jour"),
  }),
};
