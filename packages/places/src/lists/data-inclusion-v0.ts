import { kindsIn } from "../place-kind.ts";
import { type PlaceList, unspecified } from "../written-place.ts";

/** The first version of the national schema, as data·inclusion published it in JSON until 2023. */
export const dataInclusionV0: PlaceList = {
  columns: ["id", "nom", "pivot", "commune", "code_postal", "date_maj"],
  also: ["adresse", "code_insee", "latitude", "longitude", "labels_nationaux"],
  kinds: { column: "labels_nationaux", of: ["france_services", "conseiller_numerique", "aidants_connect"] },
  read: (field) => ({
    ...unspecified,
    name: field("nom"),
    siret: field("pivot"),
    address: field("adresse"),
    postalCode: field("code_postal"),
    communeName: field("commune"),
    communeCode: field("code_insee"),
    latitude: field("latitude"),
    longitude: field("longitude"),
    updated: field("date_maj"),
    kinds: kindsIn(field("labels_nationaux")),
  }),
};
