import { type NamedRow, rowsUnder } from "../header.ts";
import type { Shape } from "../shape.ts";
import { codeOf, durationOf, isAfter, joined, several, writtenDay } from "../written-values.ts";

const ages = {
  age_moins_12_ans: "under-12",
  age_de_12_a_18_ans: "12-18",
  age_de_18_a_35_ans: "18-35",
  age_de_35_a_60_ans: "35-60",
  age_plus_60_ans: "60-plus",
} as const;
const statuses = {
  statut_etudiant: "student",
  statut_sans_emploi: "unemployed",
  statut_en_emploi: "employed",
  statut_retraite: "retired",
  statut_heterogene: "mixed",
} as const;
/** `canal` is where help was given, never the channel by which a person reaches an administration. */
const places: Readonly<Record<string, string>> = {
  rattachement: "structure",
  "autre lieu": "elsewhere",
  distance: "remote",
  domicile: "home",
};
const activities: Readonly<Record<string, string>> = {
  individuel: "individual",
  ponctuel: "occasional",
  collectif: "workshop",
};

const read = [
  "id",
  "date_accompagnement",
  "canal",
  "activite",
  "nb_participants",
  "themes",
  "organismes",
  "duree",
  "code_commune",
  "structure_type",
  "accompagnement_individuel",
  "accompagnement_atelier",
  "accompagnement_redirection",
  ...Object.keys(ages),
  ...Object.keys(statuses),
] as const;

/** Activity reports of the conseillers numériques, in the form they had before La Coop. One row per report. */
export const activityCraV1: Shape<
  | "above_header"
  | "unnamed_columns"
  | "unnamed_values"
  | "after_run"
  | "several"
  | "duration_band"
  | "ages_do_not_add_up"
  | "statuses_do_not_add_up"
  | "follow_ups_exceed"
> = {
  columns: [
    "report",
    "date",
    "place_of_help",
    "activity",
    "participants",
    "age",
    "status",
    "themes",
    "institutions",
    "duration",
    "minutes",
    "commune",
    "structure_type",
  ],
  knownBy: { written: "rows", names: read },
  companions: [],
  noteFamily: "activity_cra_v1",
  notes: {
    above_header: "set_aside",
    unnamed_values: "set_aside",
    after_run: "set_aside",
    unnamed_columns: "noticed",
    several: "converted",
    duration_band: "converted",
    ages_do_not_add_up: "noticed",
    statuses_do_not_add_up: "noticed",
    follow_ups_exceed: "noticed",
  },
  async *convert(input, { day, note }) {
    const rows = rowsUnder(input, {
      shape: "activity_cra_v1",
      columns: read,
      skipped: (line) => note("above_header", line),
    });
    for await (const row of rows) {
      const { line, beyond } = row;
      if (beyond.some((value) => !isNothing(value))) {
        note("unnamed_values", line);
        continue;
      }
      if (beyond.length > 0) note("unnamed_columns", line);
      const report = reportOf(row);
      if (isAfter(report.date, day)) {
        note("after_run", line);
        continue;
      }
      if (report.ages.sum !== report.participants) note("ages_do_not_add_up", line);
      if (report.statuses.sum !== report.participants) note("statuses_do_not_add_up", line);
      if (report.followUps > report.participants) note("follow_ups_exceed", line);
      if (report.participants !== 1) note("several", line);
      if (report.duration.minutes === "" && report.duration.band !== "") note("duration_band", line);
      yield valuesOf(report);
    }
  },
};

/** The elements of an array as PostgreSQL writes it: `{internet,"demarche en ligne"}`; null where a text is none. */
export function postgresArray(text: string): readonly string[] | null {
  const inside = /^\s*\{(.*)\}\s*$/s.exec(text)?.[1];
  if (inside === undefined) return null;
  if (inside.trim() === "") return [];
  const elements: string[] = [];
  const element = /\s*(?:"((?:[^"\\]|\\.)*)"|([^",{}]*))\s*(,|$)/sy;
  while (element.lastIndex <= inside.length) {
    const found = element.exec(inside);
    if (found === null) return null;
    const [, quoted, bare = "", end] = found;
    elements.push(quoted === undefined ? bare.trim() : quoted.replace(/\\(.)/gs, "$1"));
    if (end === "") return elements;
  }
  return null;
}

function reportOf(row: NamedRow) {
  const text = (name: (typeof read)[number]): string => {
    const value = row.values[read.indexOf(name)] ?? "";
    return isNothing(value) ? "" : value.trim();
  };
  return {
    text,
    date: writtenDay(text("date_accompagnement")) ?? text("date_accompagnement"),
    participants: Number(text("nb_participants") || Number.NaN),
    ages: partsOf(ages, text),
    statuses: partsOf(statuses, text),
    followUps: ["accompagnement_individuel", "accompagnement_atelier", "accompagnement_redirection"].reduce(
      (sum, name) => sum + Number(text(name)),
      0,
    ),
    duration: durationOf(text("duree")),
  };
}

function valuesOf({ text, date, participants, ages, statuses, duration }: ReturnType<typeof reportOf>) {
  const alone = participants === 1;
  return [
    text("id"),
    date,
    places[text("canal")] ?? text("canal"),
    activities[text("activite")] ?? text("activite"),
    text("nb_participants"),
    alone ? ages.only : several,
    alone ? statuses.only : several,
    joined((postgresArray(text("themes")) ?? [text("themes")]).map(codeOf)),
    joined(institutionsOf(text("organismes")).map(codeOf)),
    duration.band,
    duration.minutes,
    text("code_commune"),
    codeOf(text("structure_type")),
  ];
}

/** Counts by part: their sum, and the code of the part of a report with one participant. */
function partsOf(parts: Readonly<Record<string, string>>, text: (name: string) => string) {
  const counted = Object.entries(parts).map(([name, code]) => ({ code, count: Number(text(name)) }));
  const held = counted.filter(({ count }) => count > 0);
  return {
    sum: counted.reduce((sum, { count }) => sum + count, 0),
    only: held.length === 1 ? (held[0]?.code ?? "") : "",
  };
}

/** `{CAF: 1, Mairie: 2}`: institutions to which people were referred, with how many. */
function institutionsOf(text: string): readonly string[] {
  return (postgresArray(text) ?? []).map((entry) => entry.replace(/\s*:\s*\d+\s*$/, ""));
}

/** Some exports write an absence `null`. */
function isNothing(value: string): boolean {
  return value.trim() === "" || value.trim() === "null";
}
