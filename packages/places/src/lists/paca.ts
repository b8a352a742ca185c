import { kindsIn } from "../place-kind.ts";
import { type CodedColumns, traitsOf } from "../traits.ts";
import { type PlaceList, unspecified } from "../written-place.ts";

const coded: CodedColumns = {
  itinerant: { values: { Oui: { itinerant: true }, Non: { itinerant: false } } },
};

/** The regional list of Provence-Alpes-Côte d'Azur: codes that a spreadsheet read as numbers, letters lost. */
export const paca: PlaceList = {
  columns: ["nom", "adresse_code_postal", "adresse_code_insee", "adresse_commune"],
  also: ["siret", "adresse_numero", "adresse_rue", "latitude", "longitude", "itinerant", "labels"],
  kinds: { column: "labels", of: ["france_services"] },
  read: (field) => ({
    ...unspecified,
    name: field("nom"),
    siret: field("siret"),
    address:
      [field("adresse_numero"), field("adresse_rue")].filter((part) => part !== null).join(" ") || null,
    postalCode: field("adresse_code_postal"),
    communeName: field("adresse_commune"),
    communeCode: field("adresse_code_insee"),
    latitude: field("latitude"),
    longitude: field("longitude"),
    kinds: kindsIn(field("labels")),
    ...traitsOf(field, coded),
  }),
};
