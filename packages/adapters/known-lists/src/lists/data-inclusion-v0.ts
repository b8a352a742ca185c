import { nothingPractical, openingOf } from "@vigie/places";
import { servicesIn } from "./cells.ts";
import { kindsIn } from "./kinds-in.ts";
import { nationalTexts } from "./national.ts";
import { placeList } from "./place-list.ts";

/** The first version of the national schema, as data·inclusion published it in JSON until 2023. */
export const dataInclusionV0 = placeList({
  columns: ["id", "nom", "pivot", "commune", "code_postal", "date_maj"],
  texts: nationalTexts,
  also: ["labels_nationaux", "services", "horaires"],
  kinds: { column: "labels_nationaux", of: ["france_services", "conseiller_numerique", "aidants_connect"] },
  read: (field) => ({
    kinds: kindsIn(field("labels_nationaux")),
    practical: {
      ...nothingPractical,
      opening: openingOf(field("horaires")),
      services: servicesIn(field("services")),
    },
  }),
});
