import { fromSchemaLieuDeMediationNumerique, Itinerance } from "@gouvfr-anct/lieux-de-mediation-numerique";
import { openingOf } from "@vigie/places";
import { cellParts, servicesIn, webAddress } from "./cells.ts";
import { type CodedColumns, traitsOf } from "./coded-columns.ts";
import { kindsIn } from "./kinds-in.ts";
import { type Field, placeList } from "./place-list.ts";

type NationalPlace = Parameters<typeof fromSchemaLieuDeMediationNumerique>[0];

/** What every version of the schema names so. */
export const nationalTexts = {
  name: "nom",
  siret: "pivot",
  address: "adresse",
  postalCode: "code_postal",
  communeName: "commune",
  communeCode: "code_insee",
  latitude: "latitude",
  longitude: "longitude",
  updated: "date_maj",
};

const optional = [
  "services",
  "typologie",
  "structure_parente",
  "code_insee",
  "complement_adresse",
  "telephone",
  "courriels",
  "site_web",
  "presentation_resume",
  "presentation_detail",
  "publics_specifiquement_adresses",
  "prise_en_charge_specifique",
  "frais_a_charge",
  "modalites_acces",
  "modalites_accompagnement",
  "fiche_acces_libre",
  "itinerance",
  "dispositif_programmes_nationaux",
  "formations_labels",
  "autres_formations_labels",
  "horaires",
  "prise_rdv",
  "source",
] as const satisfies readonly (keyof NationalPlace)[];

const coded: CodedColumns = {
  itinerance: {
    separator: "|",
    values: { [Itinerance.Fixe]: { itinerant: false }, [Itinerance.Itinerant]: { itinerant: true } },
  },
};

/** The national schema of places of digital mediation, whose rules are those of its own library. */
export const national = placeList({
  columns: ["id", "pivot", "nom", "commune", "code_postal", "adresse", "date_maj"],
  texts: nationalTexts,
  also: optional,
  kinds: {
    column: "dispositif_programmes_nationaux",
    of: ["france_services", "conseiller_numerique", "aidants_connect", "point_numerique_caf"],
  },
  read: (field) => ({
    kinds: kindsIn(field("dispositif_programmes_nationaux")),
    practical: {
      phone: field("telephone"),
      website: webAddress(field("site_web")),
      opening: openingOf(field("horaires")),
      access: [...cellParts(field("modalites_acces")), ...cellParts(field("frais_a_charge"))],
      services: servicesIn(field("services")),
      posts: null,
    },
    ...traitsOf(field, coded),
  }),
  isValid: (field) => {
    try {
      fromSchemaLieuDeMediationNumerique(written(field));
      return true;
    } catch {
      return false;
    }
  },
});

function written(field: Field): NationalPlace {
  const given = optional.flatMap((name) => {
    const value = field(name);
    return value === null ? [] : [[name, value] as const];
  });
  const [latitude, longitude] = [field("latitude"), field("longitude")];
  return {
    id: field("id") ?? "",
    pivot: field("pivot") ?? "",
    nom: field("nom") ?? "",
    commune: field("commune") ?? "",
    code_postal: field("code_postal") ?? "",
    adresse: field("adresse") ?? "",
    date_maj: field("date_maj") ?? "",
    ...(latitude === null ? {} : { latitude: Number(latitude) }),
    ...(longitude === null ? {} : { longitude: Number(longitude) }),
    ...Object.fromEntries(given),
  };
}
