import { existsSync } from "node:fs";
import { join } from "node:path";
import { copiedCsv } from "@vigie/files";
import { disk } from "@vigie/files/node";
import { describe, expect, test } from "vitest";
import { activityCraV1 } from "../src/kinds/activity-cra-v1.ts";
import { shapeInput } from "../src/shape-input.ts";
import { converted, counts, tableInput } from "./converted.ts";
import { anyStudy } from "./small-study.ts";

const header =
  "id|date_accompagnement|canal|activite|nb_participants|themes|organismes|duree|code_commune|structure_type|accompagnement_individuel|accompagnement_atelier|accompagnement_redirection|age_moins_12_ans|age_de_12_a_18_ans|age_de_18_a_35_ans|age_de_35_a_60_ans|age_plus_60_ans|statut_etudiant|statut_sans_emploi|statut_en_emploi|statut_retraite|statut_heterogene";
const one =
  "r1|2022-03-16 11:43:48.281|rattachement|individuel|1|{internet,demarche en ligne}|{CAF: 1}|0-30|93066|COMMUNE|1|0|0|0|0|1|0|0|0|1|0|0|0";
const workshop =
  "r2|2022-03-18 09:00:00.000|autre lieu|collectif|5|{equipement informatique}|null|120|93066|EPCI|0|1|0|0|0|0|2|3|0|0|2|3|0";

async function read(...lines: readonly string[]) {
  const run = { ...(await anyStudy()), day: "2022-06-30" };
  return converted(activityCraV1, tableInput([header, ...lines].join("\n")), run);
}

describe("a report", () => {
  test("of one person says her age and status, and where help was given", async () => {
    expect((await read(one)).rows).toEqual([
      {
        report: "r1",
        date: "2022-03-16",
        place_of_help: "structure",
        activity: "individual",
        participants: "1",
        age: "18-35",
        status: "unemployed",
        themes: "internet;demarche_en_ligne",
        institutions: "caf",
        duration: "under-30",
        minutes: "",
        commune: "93066",
        structure_type: "commune",
      },
    ]);
  });
  test("of several says nobody's", async () => {
    const found = await read(workshop);
    expect(found.rows).toMatchObject([
      { age: "several", status: "several", minutes: "120", institutions: "" },
    ]);
    expect(counts(found)).toEqual({ several: 1 });
  });
  test("whose parts do not add up is kept as it is, and counted", async () => {
    const found = await read(workshop.replace("|5|", "|6|"));
    expect(found.rows).toMatchObject([{ participants: "6" }]);
    expect(counts(found)).toEqual({ several: 1, ages_do_not_add_up: 1, statuses_do_not_add_up: 1 });
  });
  test("with more follow-ups than participants is counted", async () => {
    expect(counts(await read(one.replace("|1|0|0|0|0|1|", "|1|1|0|0|0|1|")))).toMatchObject({
      follow_ups_exceed: 1,
    });
  });
  test("dated after the run is set aside", async () => {
    const found = await read(one.replace("2022-03-16", "2202-03-16"));
    expect(found.rows).toEqual([]);
    expect(counts(found)).toEqual({ after_run: 1 });
  });
});

describe("columns past the header", () => {
  test("that hold nothing are told", async () => {
    expect(counts(await read(`${one}|null||null`))).toEqual({ unnamed_columns: 1, duration_band: 1 });
  });
  test("that hold something set the line aside: nobody knows what it says", async () => {
    const found = await read(`${one}|null|12`);
    expect(found.rows).toEqual([]);
    expect(counts(found)).toEqual({ unnamed_values: 1 });
  });
});

const real = join(import.meta.dirname, "../../../../../shared/data/mediation-cra/cra_dev_86.csv");
describe.skipIf(!existsSync(real))("86 reports of March 2022 (skipped where the file is absent)", () => {
  const format = { kind: "csv", ...copiedCsv } as const;
  const file = { shown: "cra.csv", path: real, format };
  const input = shapeInput(file, { shape: "activity_cra_v1", store: disk, companions: new Map() });
  test("are read despite a header of 46 names over 70 columns", async () => {
    const found = await converted(activityCraV1, input, { ...(await anyStudy()), day: "2022-12-31" });
    expect(found.rows).toHaveLength(86);
    // Bands of duration: 21 of 0-30 and 28 of 30-60.
    expect(counts(found)).toEqual({ unnamed_columns: 86, several: 10, duration_band: 49 });
    expect(found.rows.filter(({ participants }) => participants === "1")).toHaveLength(76);
    expect(Object.groupBy(found.rows, ({ place_of_help }) => place_of_help ?? "")).toMatchObject({
      structure: { length: 53 },
      elsewhere: { length: 27 },
      home: { length: 4 },
      remote: { length: 2 },
    });
    expect(found.rows.filter(({ minutes }) => minutes === "15" || minutes === "45")).toEqual([]);
  });
});
