import { csvLine, forPrograms } from "@vigie/files";

/** A place of a made-up list of units. */
export interface PlaceUnit {
  readonly unit: string;
  /** Official code; empty where it is not known. */
  readonly commune: string;
  readonly itinerant: boolean;
}

/** Where made-up places stand: at the centre of their commune, in degrees (WGS 84), where it is known. */
export interface FictitiousCommune {
  readonly name: string;
  readonly centre: { readonly latitude: number; readonly longitude: number } | null;
}

/** Columns written, of the national schema of places of digital mediation. */
const columns = [
  "id",
  "pivot",
  "nom",
  "commune",
  "code_postal",
  "code_insee",
  "adresse",
  "latitude",
  "longitude",
  "date_maj",
  "telephone",
  "horaires",
  "modalites_acces",
  "frais_a_charge",
  "itinerance",
  "dispositif_programmes_nationaux",
] as const;

/** Some of the hours that such places keep. */
const weeks = [
  "Mo-Fr 09:00-12:30,13:30-17:00",
  "Mo-Th 09:00-12:00,14:00-17:30; Fr 09:00-12:00",
  "Tu-Fr 09:30-12:30,14:00-18:00; Sa 09:30-12:00",
] as const;

/**
 * A list of France services in the national schema, for the units of a made-up source: names say that they are
 * invented, and telephone numbers are those that the numbering plan keeps for fiction (Arcep, 01 99 00 00 00 to
 * 01 99 00 99 99). Same input, same text.
 * @param communes by official code
 * @param day that the list says it was reviewed on, `2026-11-25`
 * @returns CSV; units of no known commune are left out
 */
export function fictitiousPlaces(
  units: readonly PlaceUnit[],
  { communes, day }: { readonly communes: ReadonlyMap<string, FictitiousCommune>; readonly day: string },
): string {
  const lines = units.flatMap(({ unit, commune, itinerant }, at) => {
    const here = communes.get(commune);
    if (here === undefined) return [];
    const values: Readonly<Record<(typeof columns)[number], string>> = {
      id: unit,
      pivot: "",
      nom: `Lieu fictif n° ${at + 1}`,
      commune: here.name,
      code_postal: "",
      code_insee: commune,
      adresse: `${at + 1} rue de l’Exemple`,
      latitude: here.centre === null ? "" : String(here.centre.latitude),
      longitude: here.centre === null ? "" : String(here.centre.longitude),
      date_maj: day,
      telephone: `01 99 00 00 ${String(at % 100).padStart(2, "0")}`,
      horaires: itinerant ? "" : (weeks[at % weeks.length] ?? ""),
      modalites_acces: at % 2 === 0 ? "Se présenter|Téléphoner" : "Téléphoner",
      frais_a_charge: "Gratuit",
      itinerance: itinerant ? "Itinérant" : "Fixe",
      dispositif_programmes_nationaux: "France services",
    };
    return [columns.map((column) => values[column])];
  });
  return [columns, ...lines].map((line) => csvLine(line, forPrograms)).join("");
}
