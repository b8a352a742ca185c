import { nothingPractical, openingOf } from "@vigie/places";
import { servicesIn } from "./cells.ts";
import { type CodedColumns, traitsOf } from "./coded-columns.ts";
import { kindsIn } from "./kinds-in.ts";
import { placeList } from "./place-list.ts";

const coded: CodedColumns = {
  itinerant: { values: { Oui: { itinerant: true }, Non: { itinerant: false } } },
};

/** The regional list of Provence-Alpes-Côte d'Azur: codes that a spreadsheet read as numbers, letters lost. */
export const paca = placeList({
  columns: ["nom", "adresse_code_postal", "adresse_code_insee", "adresse_commune"],
  texts: {
    name: "nom",
    siret: "siret",
    address: ["adresse_numero", "adresse_rue"],
    postalCode: "adresse_code_postal",
    communeName: "adresse_commune",
    communeCode: "adresse_code_insee",
    latitude: "latitude",
    longitude: "longitude",
  },
  also: ["itinerant", "labels", "services", "horaires_ouverture_osm"],
  kinds: { column: "labels", of: ["france_services"] },
  read: (field) => ({
    kinds: kindsIn(field("labels")),
    practical: {
      ...nothingPractical,
      opening: openingOf(field("horaires_ouverture_osm")),
      services: servicesIn(field("services")),
    },
    ...traitsOf(field, coded),
  }),
});
