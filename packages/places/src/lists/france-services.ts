import { type PlaceList, unsaid } from "../written-place.ts";

/** The list of France services structures that the national agency publishes, with the day of each one's label. */
export const franceServices: PlaceList = {
  columns: ["id_fs", "lib_fs", "insee_dep", "insee_com"],
  also: [
    "adresse",
    "code_postal",
    "lib_com",
    "latitude",
    "longitude",
    "itinerance",
    "format_fs",
    "labellisation",
  ],
  read: (field) => ({
    ...unsaid,
    name: field("lib_fs"),
    address: field("adresse"),
    postalCode: field("code_postal"),
    communeName: field("lib_com"),
    communeCode: field("insee_com"),
    departement: field("insee_dep"),
    latitude: field("latitude"),
    longitude: field("longitude"),
    since: /\d{2}\/\d{2}\/\d{4}/.exec(field("labellisation") ?? "")?.[0] ?? null,
    kinds: ["france_services"],
    format: formats[field("format_fs") ?? ""] ?? null,
    itinerant: answers[field("itinerance") ?? ""] ?? null,
    certified: true,
  }),
};

const formats: Readonly<Record<string, "site" | "branch">> = { "Site principal": "site", Antenne: "branch" };
const answers: Readonly<Record<string, boolean>> = { Oui: true, Non: false };
