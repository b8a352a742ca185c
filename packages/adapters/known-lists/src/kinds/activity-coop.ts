import { type NamedRow, rowsWithin } from "../header.ts";
import type { Shape } from "../shape.ts";
import { codeOf, durationOf, isAfter, joined, several, writtenDay } from "../written-values.ts";

/** Without these it is not an export of that tool. */
const needed = [
  "Date",
  "Type",
  "Participants",
  "Canaux d’accompagnement",
  "Durée (min)",
  "Thématique(s) d’accompagnement",
] as const;
/** Columns that an export of one's own activity lacks; names, addresses, remarks and tags are never read. */
const optional = [
  "ID CRA",
  "Code Insee",
  "Nom de la démarche administrative",
  "Niveau d’autonomie (ou de l’atelier)",
  "Structure de redirection",
  "Genre du bénéficiaire",
  "Tranche d’âge du bénéficiaire",
  "Statut du bénéficiaire",
] as const;
const personal = [
  "Genre du bénéficiaire",
  "Tranche d’âge du bénéficiaire",
  "Statut du bénéficiaire",
] as const;

type Name = (typeof needed)[number] | (typeof optional)[number];
const positions: ReadonlyMap<Name, number> = new Map([...needed, ...optional].map((name, at) => [name, at]));

/**
 * Accompaniments that a conseiller numérique or a mediator exports from La Coop, each with the outcome of the mediation: how
 * autonomous the person is, and where she was redirected. One row per activity.
 */
export const activityCoop: Shape<
  | "above_header"
  | "beyond_header"
  | "after_run"
  | "numbered"
  | "workshop_attributes"
  | "participants_of_individual"
> = {
  columns: [
    "report",
    "date",
    "place_of_help",
    "activity",
    "participants",
    "gender",
    "age",
    "status",
    "themes",
    "duration",
    "minutes",
    "autonomy",
    "redirected_to",
    "commune",
  ],
  knownBy: { written: "rows", names: needed },
  companions: [],
  noteFamily: "activity_coop",
  notes: {
    above_header: "set_aside",
    beyond_header: "set_aside",
    after_run: "set_aside",
    numbered: "converted",
    workshop_attributes: "converted",
    participants_of_individual: "noticed",
  },
  async *convert(input, { day, note }) {
    const rows = rowsWithin(input, {
      shape: "activity_coop",
      columns: needed,
      also: optional,
      skipped: (line) => note("above_header", line),
      beyond: (line) => note("beyond_header", line),
    });
    for await (const row of rows) {
      const { line } = row;
      const text = (name: Name) => textOf(row, name);
      if (isAfter(text("Date"), day)) {
        note("after_run", line);
        continue;
      }
      const activity = coded(coopActivities, text("Type"));
      const workshop = activity !== "individual";
      if (workshop && personal.some((name) => text(name) !== "")) note("workshop_attributes", line);
      if (!workshop && !["", "1"].includes(text("Participants"))) note("participants_of_individual", line);
      if (text("ID CRA") === "") note("numbered", line);
      const person = (code: string) => (workshop ? several : code);
      const duration = durationOf(text("Durée (min)"));
      yield [
        text("ID CRA") || `ligne ${line}`,
        // What is not a day is refused with its line, as in any other file.
        writtenDay(text("Date")) ?? text("Date"),
        coded(coopPlaces, text("Canaux d’accompagnement")),
        activity,
        text("Participants"),
        person(coded(coopGenders, text("Genre du bénéficiaire"))),
        person(coded(coopAges, text("Tranche d’âge du bénéficiaire"))),
        person(coded(coopStatuses, text("Statut du bénéficiaire"))),
        joined(
          text("Thématique(s) d’accompagnement")
            .split(/[,;\n]/)
            .map(codeOf),
        ),
        duration.band,
        duration.minutes,
        codeOf(text("Niveau d’autonomie (ou de l’atelier)")),
        codeOf(text("Structure de redirection")),
        text("Code Insee"),
      ];
    }
  },
};

function textOf({ values }: NamedRow, name: Name): string {
  return (values[positions.get(name) ?? -1] ?? "").trim();
}

/** Where help was given: the tool calls it « canal », and it is not a channel by which anyone reaches an administration. */
const coopPlaces: Readonly<Record<string, string>> = byLabel({
  "Lieu d’activité": "structure",
  "Autre lieu": "elsewhere",
  "À domicile": "home",
  "À distance": "remote",
});

const coopActivities: Readonly<Record<string, string>> = byLabel({
  Individuel: "individual",
  "Accompagnement individuel": "individual",
  Collectif: "workshop",
  "Atelier collectif": "workshop",
});

const coopAges: Readonly<Record<string, string>> = byLabel({
  "Moins de 12 ans": "under-12",
  "12 - 17 ans": "12-17",
  "18 - 24 ans": "18-24",
  "25 - 39 ans": "25-39",
  "40 - 59 ans": "40-59",
  "60 - 69 ans": "60-69",
  "70 ans et plus": "70-plus",
  "Non communiqué": "unsaid",
});

const coopStatuses: Readonly<Record<string, string>> = byLabel({
  Retraité: "retired",
  "Sans emploi": "unemployed",
  "En emploi": "employed",
  Scolarisé: "in-school",
  "Non communiqué ou hétérogène": "unsaid",
});

const coopGenders: Readonly<Record<string, string>> = byLabel({
  Masculin: "man",
  Féminin: "woman",
  "Non communiqué": "unsaid",
});

/**
 * The code of a label, as written here or in the tool's own key; a label that the tool added since becomes a code
 * of its own, for the study to know or refuse.
 */
function coded(words: Readonly<Record<string, string>>, label: string): string {
  const written = codeOf(label);
  return words[written] ?? written;
}

function byLabel(words: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(words).map(([label, code]) => [codeOf(label), code]));
}
