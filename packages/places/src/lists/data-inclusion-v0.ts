import { kindsIn } from "../place-kind.ts";
import { nationalTexts } from "./national.ts";
import { placeList } from "./place-list.ts";

/** The first version of the national schema, as data·inclusion published it in JSON until 2023. */
export const dataInclusionV0 = placeList({
  columns: ["id", "nom", "pivot", "commune", "code_postal", "date_maj"],
  texts: nationalTexts,
  also: ["labels_nationaux"],
  kinds: { column: "labels_nationaux", of: ["france_services", "conseiller_numerique", "aidants_connect"] },
  read: (field) => ({ kinds: kindsIn(field("labels_nationaux")) }),
});
