import { nameKey, nothingPractical, openingOf } from "@vigie/places";
import { postsIn, servicesIn, webAddress } from "./cells.ts";
import { kindsIn } from "./kinds-in.ts";
import { placeList } from "./place-list.ts";

/** A list without a known form: what is enough to find a place, in columns named in French. */
export const plain = placeList({
  columns: ["nom", "commune"],
  texts: {
    name: "nom",
    siret: "siret",
    address: ["numero", "adresse"],
    postalCode: "code_postal",
    communeName: "commune",
    communeCode: "code_insee",
    departement: "departement",
    latitude: "latitude",
    longitude: "longitude",
    since: "depuis",
    updated: "mis_a_jour",
  },
  also: ["labels", "telephone", "site_web", "horaires", "services", "nombre_de_postes"],
  kinds: { column: null, of: [] },
  read: (field) => ({
    kinds: kindsIn(field("labels")),
    practical: {
      ...nothingPractical,
      phone: field("telephone"),
      website: webAddress(field("site_web")),
      opening: openingOf(field("horaires")),
      services: servicesIn(field("services")),
      posts: postsIn(field("nombre_de_postes")),
    },
  }),
});

/** Other names that lists give these columns, the most usual first; `x` is to the east. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  nom: [
    "nom",
    "nom structure",
    "nom de la structure",
    "nom lieu",
    "nom du lieu",
    "name",
    "structure",
    "denomination",
    "raison sociale",
    "enseigne",
    "libelle",
    "intitule",
    "lieu",
  ],
  commune: [
    "commune",
    "nom commune",
    "nom de la commune",
    "nom com",
    "lib com",
    "libelle commune",
    "adresse commune",
    "ville",
    "localite",
    "city",
  ],
  code_postal: [
    "code postal",
    "codepostal",
    "cp",
    "code post",
    "adresse code postal",
    "postal code",
    "postcode",
  ],
  code_insee: [
    "code insee",
    "codeinsee",
    "insee",
    "insee com",
    "code commune",
    "code com",
    "codgeo",
    "depcom",
    "citycode",
    "adresse code insee",
  ],
  departement: ["departement", "code departement", "dep", "dept", "insee dep"],
  numero: ["numero", "n", "no", "num voie", "numero voie", "adresse numero"],
  adresse: ["adresse", "adresse postale", "adresse rue", "rue", "voie", "libelle voie", "address"],
  siret: ["siret", "numero siret", "n siret", "num siret", "pivot"],
  latitude: ["latitude", "lat", "y", "coord y", "y l93", "y lambert 93", "y lambert93"],
  longitude: ["longitude", "lon", "long", "lng", "x", "coord x", "x l93", "x lambert 93", "x lambert93"],
  depuis: ["depuis", "date ouverture", "date d ouverture"],
  mis_a_jour: ["mis a jour", "date maj", "dat maj", "maj", "date mise a jour", "date de mise a jour"],
  telephone: ["telephone", "tel", "numero de telephone", "phone"],
  site_web: ["site web", "site", "site internet", "url", "website"],
  horaires: ["horaires", "horaires d ouverture", "heures d ouverture", "opening hours"],
  services: ["services", "services proposes", "offre de services", "type de services"],
  nombre_de_postes: [
    "nombre de postes",
    "nb postes",
    "nb de postes",
    "postes",
    "nombre d ordinateurs",
    "nb ordinateurs",
  ],
  labels: ["labels", "labels nationaux", "label", "dispositif programmes nationaux"],
};

/** Columns of a plain list found in a file. */
export interface PlainColumns {
  /** Name here → name in the file. */
  readonly found: ReadonlyMap<string, string>;
  /** What a list of places cannot do without: a name, and a commune or what identifies it. Empty where it has both. */
  readonly absent: readonly ("nom" | "commune")[];
}

/** The columns of a plain list among those of a file, by the names that lists usually give them. */
export function plainColumns(names: readonly string[]): PlainColumns {
  const keys = new Map(names.map((name) => [nameKey(name.replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")), name]));
  const found = new Map(
    Object.entries(synonyms).flatMap(([column, usual]) => {
      const key = usual.find((one) => keys.has(one));
      const name = key === undefined ? undefined : keys.get(key);
      return name === undefined ? [] : [[column, name] as const];
    }),
  );
  const isPlaced =
    ["commune", "code_postal", "code_insee"].some((column) => found.has(column)) ||
    (found.has("latitude") && found.has("longitude"));
  const absent: ("nom" | "commune")[] = [];
  if (!found.has("nom")) absent.push("nom");
  if (!isPlaced) absent.push("commune");
  return { found, absent };
}
