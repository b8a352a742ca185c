import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseMapping, proposeMapping, writeProposal } from "@vigie/mapping";
import { loadStudy, type Study } from "@vigie/study";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { profileDiskFile } from "../src/node/index.ts";

let folder: string;
let study: Study;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vigie-survey-exports-"));
  const loaded = await loadStudy(
    new Map([
      [
        "study.yaml",
        `vigie: 1
study: essai
version: "1"
title: Essai
window: { from: 2025-01-01, to: 2025-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { odds: { label: ODDS, sources: [enquete] } }
`,
      ],
      ["indicators.yaml", "indicators: {}\n"],
      [
        "codelists/usage.yaml",
        "codelist: usage\nlabel: Usage\ncodes: [{ code: souvent, label: Souvent }, { code: jamais, label: Jamais }]\n",
      ],
      [
        "codelists/freins.yaml",
        `codelist: freins
label: Freins
codes:
  - { code: lire, label: Lire et écrire }
  - { code: usage, label: L’usage d’un ordinateur }
  - { code: aucun, label: Aucun frein }
`,
      ],
      [
        "sources/enquete.yaml",
        `source: enquete
label: Enquête
unit: { one: personne, many: personnes }
survey: { minimum_base: 30 }
fields:
  usage: { type: code, codelist: usage, label: Vous allez sur internet }
  freins: { type: multiple, codelist: freins, exclusive: [aucun], label: Ce qui vous arrête }
  aide: { type: flag, label: Vous voudriez être aidé }
`,
      ],
    ]),
  );
  if ("errors" in loaded) throw new RangeError(JSON.stringify(loaded.errors.map(({ code }) => code)));
  study = loaded.study;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What `vigie map` writes for a file, read back: the proposal, and what each field is read in. */
async function mapped(name: string, rows: readonly (readonly string[])[]) {
  const path = join(folder, name);
  await writeFile(path, rows.map((row) => row.join(";")).join("\n"));
  const source = study.sources.get("enquete");
  if (source === undefined) throw new RangeError("enquete");
  const profile = await profileDiskFile({ path, workFolder: join(folder, "travail") });
  const proposal = proposeMapping({ source, profile, keyName: null, language: "fr" });
  const text = writeProposal({
    existing: null,
    study,
    partner: "odds",
    source,
    profile,
    proposal,
    path: name,
    secret: "-U2M08Kn4tYjDMfhzDdYGvHv-stj60KRsxSyDikPc94",
    rowsMin: 1,
    language: "fr",
  });
  const read = parseMapping(text ?? "", "odds.yaml", { study });
  if ("errors" in read) throw new Error(JSON.stringify(read.errors.map(({ code }) => code)));
  const units = read.mapping.sources.get("enquete")?.units;
  return {
    proposal,
    key: units?.key,
    usage: units?.fields.get("usage"),
    aide: units?.fields.get("aide"),
    list: units?.fields.get("freins"),
    items: units?.items.get("freins"),
  };
}

const columns = (...names: readonly string[]) =>
  new Map(["lire", "usage", "aucun"].map((code, at) => [code, names[at]]));

describe("answers exported by", () => {
  test("KoboToolbox, codes, with groups: a column per answer is taken before the one of all answers", async () => {
    const { proposal, usage, aide, items, key } = await mapped("kobo.csv", [
      [
        "_id",
        "profil/usage",
        "bloc/freins",
        "bloc/freins/lire",
        "bloc/freins/usage",
        "bloc/freins/aucun",
        "bloc/aide",
      ],
      ["101", "souvent", "lire usage", "1", "1", "0", "yes"],
      ["102", "jamais", "aucun", "0", "0", "1", "no"],
      ["103", "souvent", "", "", "", "", "yes"],
    ]);
    expect(key).toBe("_id");
    expect(usage?.column).toBe("profil/usage");
    expect(aide?.column).toBe("bloc/aide");
    expect(items?.columns).toEqual(columns("bloc/freins/lire", "bloc/freins/usage", "bloc/freins/aucun"));
    expect(Object.fromEntries(items?.codes ?? [])).toEqual({ 0: "no", 1: "yes" });
    expect(proposal.absent).toEqual([]);
    expect(proposal.multiples.get("freins")?.isDoubtful).toBe(false);
  });

  test("KoboToolbox, labels", async () => {
    const { usage, items } = await mapped("kobo-labels.csv", [
      [
        "_id",
        "Vous allez sur internet",
        "Ce qui vous arrête",
        "Ce qui vous arrête/Lire et écrire",
        "Ce qui vous arrête/L’usage d’un ordinateur",
        "Ce qui vous arrête/Aucun frein",
      ],
      ["101", "Souvent", "Lire et écrire", "1", "0", "0"],
      ["102", "Jamais", "Aucun frein", "0", "0", "1"],
    ]);
    expect(Object.fromEntries(usage?.codes ?? [])).toEqual({ Souvent: "souvent", Jamais: "jamais" });
    expect(items?.columns.get("usage")).toBe("Ce qui vous arrête/L’usage d’un ordinateur");
  });

  test("KoboToolbox, one column of codes between spaces", async () => {
    const { list, proposal } = await mapped("kobo-one.csv", [
      ["_id", "usage", "bloc/freins", "aide"],
      ["101", "souvent", "lire usage", "yes"],
      ["102", "jamais", "aucun", "no"],
    ]);
    expect(list).toMatchObject({ column: "bloc/freins", separator: " " });
    expect(proposal.multiples.get("freins")?.isDoubtful).toBe(false);
  });

  test("ODK Central, from a form of the study: the page stands before the question", async () => {
    const { usage, items } = await mapped("odk.csv", [
      [
        "KEY",
        "page_1-usage",
        "page_1-freins/lire",
        "page_1-freins/usage",
        "page_1-freins/aucun",
        "page_2-aide",
      ],
      ["uuid:1", "souvent", "1", "1", "0", "yes"],
      ["uuid:2", "jamais", "0", "0", "1", "no"],
    ]);
    expect(usage?.column).toBe("page_1-usage");
    expect(items?.columns.get("usage")).toBe("page_1-freins/usage");
  });

  test("LimeSurvey, codes: a tick alone, and an empty cell means no", async () => {
    const { items, proposal } = await mapped("lime.csv", [
      ["id", "usage", "freins[lire]", "freins[usage]", "freins[aucun]", "freins[other]", "aide"],
      ["1", "souvent", "Y", "Y", "", "", "Y"],
      ["2", "jamais", "", "", "Y", "", "N"],
    ]);
    expect(items?.columns).toEqual(columns("freins[lire]", "freins[usage]", "freins[aucun]"));
    expect(Object.fromEntries(items?.codes ?? [])).toEqual({ Y: "yes", "": "no" });
    expect(proposal.left).toContain("freins[other]");
  });

  test("LimeSurvey, numbers of sub-questions: taken in order, and to be checked", async () => {
    const { items, proposal } = await mapped("lime-numbers.csv", [
      ["id", "usage", "freins[SQ001]", "freins[SQ002]", "freins[SQ003]", "aide"],
      ["1", "Souvent", "Oui", "Non", "Non", "Oui"],
      ["2", "Jamais", "Non", "Non", "Oui", "Non"],
    ]);
    expect(items?.columns).toEqual(columns("freins[SQ001]", "freins[SQ002]", "freins[SQ003]"));
    expect(proposal.multiples.get("freins")).toMatchObject({ isDoubtful: true });
    expect(proposal.multiples.get("freins")?.reason).toContain("À VÉRIFIER");
  });

  test("LimeSurvey, code and text of the question, answer in brackets", async () => {
    const { items } = await mapped("lime-text.csv", [
      [
        "id",
        "freins. Ce qui vous arrête [Lire et écrire]",
        "freins. Ce qui vous arrête [L’usage d’un ordinateur]",
        "freins. Ce qui vous arrête [Aucun frein]",
      ],
      ["1", "Oui", "Non", "Non"],
      ["2", "Non", "Non", "Oui"],
    ]);
    expect(items?.columns.get("aucun")).toBe("freins. Ce qui vous arrête [Aucun frein]");
  });

  test("the workbook of Vigie: question and answer joined", async () => {
    const { items } = await mapped("saisie.csv", [
      ["questionnaire", "usage", "freins_lire", "freins_usage", "freins_aucun", "aide"],
      ["1", "Souvent", "oui", "non", "non", "oui"],
      ["2", "Jamais", "non", "non", "oui", "non"],
    ]);
    expect(items?.columns).toEqual(columns("freins_lire", "freins_usage", "freins_aucun"));
  });
});

test.each([
  ["an answer without its column", ["freins/lire", "freins/aucun"], ["1", "0"]],
  ["another number of sub-questions", ["freins[SQ001]", "freins[SQ002]"], ["Y", ""]],
  ["columns of something else", ["freins/lire", "freins/usage", "freins/aucun"], ["12,5", "8,1", "3,2"]],
  ["one column of other words", ["freins"], ["je ne lis pas bien"]],
])("%s: nothing is proposed, and the question is said to lack", async (_, names, values) => {
  const { proposal } = await mapped(`rien-${names.length}-${values[0]?.length}.csv`, [
    ["id", ...names],
    ["1", ...values],
    ["2", ...values],
  ]);
  expect(proposal.multiples.size).toBe(0);
  expect(proposal.absent).toContain("freins");
});
