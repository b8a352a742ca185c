import { nothingPractical, openingOfDays } from "@vigie/places";
import { type CodedColumns, traitsOf } from "./coded-columns.ts";
import { placeList } from "./place-list.ts";

/**
 * What kind of structure it is: until 2023 by `itinerance` and `format_fs`, since by `format_fs` and `type_fs`. A
 * structure that opens in several sites is fixed, and so is one that has branches.
 */
const coded: CodedColumns = {
  itinerance: { values: { Oui: { itinerant: true }, Non: { itinerant: false } } },
  type_fs: { values: { Principal: { format: "site" }, Antenne: { format: "branch" } } },
  format_fs: {
    values: {
      "Site principal": { format: "site" },
      Antenne: { format: "branch" },
      Fixe: { itinerant: false },
      Multisites: { itinerant: false },
      "Fixe_antenne(s)": { itinerant: false },
      Bus_équivalent: { itinerant: true },
      Itinérante: { itinerant: true },
    },
  },
};

/** From Monday to Saturday. */
const days = ["h_lundi", "h_mardi", "h_mercredi", "h_jeudi", "h_vendredi", "h_samedi"];

/** The list of France services structures that the national agency publishes, with the day of each one's label. */
export const franceServices = placeList({
  columns: ["id_fs", "lib_fs", "insee_dep", "insee_com"],
  texts: {
    name: "lib_fs",
    address: "adresse",
    postalCode: "code_postal",
    communeName: "lib_com",
    communeCode: "insee_com",
    departement: "insee_dep",
    latitude: "latitude",
    longitude: "longitude",
  },
  also: ["telephone", ...days, ...Object.keys(coded), "labellisation", "labellisation_fs"],
  kinds: { column: null, of: ["france_services"] },
  read: (field) => ({
    since: /\d{2}\/\d{2}\/\d{4}/.exec(field("labellisation") ?? field("labellisation_fs") ?? "")?.[0] ?? null,
    kinds: ["france_services"],
    practical: {
      ...nothingPractical,
      phone: field("telephone"),
      opening: openingOfDays(days.map((day) => field(day))),
    },
    ...traitsOf(field, coded),
    certified: true,
  }),
});
