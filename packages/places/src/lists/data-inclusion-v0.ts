import { kindsIn } from "../place-kind.ts";
import type { PlaceList } from "../written-place.ts";
import { nationalFields } from "./national.ts";

/** The first version of the national schema, as data·inclusion published it in JSON until 2023. */
export const dataInclusionV0: PlaceList = {
  columns: ["id", "nom", "pivot", "commune", "code_postal", "date_maj"],
  also: ["adresse", "code_insee", "latitude", "longitude", "labels_nationaux"],
  kinds: { column: "labels_nationaux", of: ["france_services", "conseiller_numerique", "aidants_connect"] },
  read: (field) => ({ ...nationalFields(field), kinds: kindsIn(field("labels_nationaux")) }),
};
