import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readBundle } from "@vigie/bundle";
import { openDuckDb } from "@vigie/engine/node";
import { parseMapping } from "@vigie/mapping";
import { loadStudy, type Study } from "@vigie/study";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newStudy } from "../../../../test/new-study.ts";
import { type PartnerRun, runPartner } from "../src/index.ts";
import { qualityPage } from "../src/quality-page.ts";
import { linesOf, mappingSecret, tableOf } from "./small-study.ts";

/** 1 000 households on RSA: 400 account, 300 desk, 40 account and e-mail, 80 e-mail, 180 with no contact. */
const used = (at: number): readonly string[] => {
  if (at < 400) return ["compte"];
  if (at < 700) return ["guichet"];
  if (at < 740) return ["compte", "courriel"];
  return at < 820 ? ["courriel"] : [];
};
const households = Array.from({ length: 1000 }, (_, at) => at);
const units = [
  "cle,naissance,menage,rsa,compte_actif",
  ...households.map((at) => `${at},1980-01-01,isole,yes,yes`),
];
const contacts = [
  "cle,date,canal,motif",
  ...households.flatMap((at) =>
    used(at).map((channel) => `${at},2024-02-0${1 + (at % 9)},${channel},demande`),
  ),
];
const mapping = `mapping: 1
study: mon-etude
partner: caf
fictitious: true
secret: ${mappingSecret}
sources:
  allocataires:
    units: { file: units.csv, key: cle }
    contacts: { file: contacts.csv, key: cle, date: date, channel: canal, motive: motif }
`;

let folder: string;
let study: Study;
let engine: Awaited<ReturnType<typeof openDuckDb>>;
let run: PartnerRun;
const steps: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vigie-partner-"));
  await writeFile(join(folder, "units.csv"), `${units.join("\n")}\n`);
  await writeFile(join(folder, "contacts.csv"), `${contacts.join("\n")}\n`);
  const loaded = await loadStudy(newStudy());
  if ("errors" in loaded) throw new RangeError("the small study does not load");
  study = loaded.study;
  engine = await openDuckDb({ workFolder: join(folder, "travail"), inputFolders: [folder] });
  run = await runOn("2026-11-25");
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

/** The only partner of the study. */
function caf() {
  const partner = study.partners.get("caf");
  if (!partner) throw new RangeError("no partner");
  return partner;
}

async function runOn(
  date: string,
  {
    file = "units.csv",
    secret = 7,
    key = "cle",
  }: Readonly<{ file?: string; secret?: number; key?: string }> = {},
): Promise<PartnerRun> {
  const parsed = parseMapping(
    mapping.replace("units.csv, key: cle", `${file}, key: ${key}`),
    join(folder, "caf.yaml"),
    { study },
  );
  if ("errors" in parsed) throw new RangeError(parsed.errors.map(({ code }) => code).join());
  return runPartner({
    secret: new Uint8Array(32).fill(secret),
    conversions: new Map(),
    study,
    partner: caf(),
    mapping: parsed.mapping,
    writtenMapping: parsed.mapping,
    engine,
    date,
    softwareVersion: "0.1.0",
    language: "fr",
    signer: null,
    comment: "Extraction du 3 mars.",
    firstIndicators: null,
    progress: (source, step) => steps.push(`${source ?? "toutes"} ${step}`),
  });
}

/** The quality report of a run, its spaces plain. */
function french(made: PartnerRun): string {
  return (made.privateFiles.get("qualite.html") ?? "").replaceAll(/\s/gu, " ");
}

/** The same in English, as a run in that language writes it. */
async function english({ outcomes, doubts, release }: PartnerRun, date = "2026-11-25"): Promise<string> {
  const quality = [...outcomes].map(([source, outcome]) => ({
    source,
    quality: outcome.quality,
    conversion: null,
    survey: null,
    outOfRange: [],
    publicSizes: [],
  }));
  const head = { study, partner: caf(), date, fictitious: true, language: "en" } as const;
  return (await qualityPage({ ...head, quality, doubts, tables: release.tables })).replaceAll(/\s/gu, " ");
}

test("the same study, data and secret give the same bytes; another secret, other counts", async () => {
  const again = await runOn("2026-11-25");
  expect(again.bundle).toEqual(run.bundle);
  const other = await runOn("2026-11-25", { secret: 8 });
  const counts = ({ release }: PartnerRun) => release.tables.map((table) => linesOf(table));
  expect(counts(other)).not.toEqual(counts(run));
  expect(other.release.exactTables.map((table) => linesOf(table))).toEqual(
    run.release.exactTables.map((table) => linesOf(table)),
  );
});

test("frequent sets of channels leave with noise, rare ones in their group; true counts stay", async () => {
  const lines = linesOf(tableOf(run.release.tables, "canaux"));
  expect(lines.map(([code]) => code)).toEqual(expect.arrayContaining(["compte", "guichet", "none", "_T"]));
  const exact = new Map(
    linesOf(tableOf(run.release.exactTables, "canaux")).map(([code, count]) => [code, count]),
  );
  expect(exact.get("compte")).toBe(400);
  expect(exact.get("guichet")).toBe(300);
  expect(exact.get("none")).toBe(180);
  const read = await readBundle(run.bundle, {});
  expect(read.tables.get("canaux")).toEqual(tableOf(run.release.tables, "canaux"));
});

test("progress is reported step after step, protection included", () => {
  expect([...new Set(steps)]).toEqual([
    "allocataires read",
    "allocataires classify",
    "allocataires tabulate",
    "toutes protect",
  ]);
});

test("the bundle says that its data is fictitious, whose it is, of which study, and what the partner says", async () => {
  const { manifest } = await readBundle(run.bundle, {});
  expect(manifest).toMatchObject({
    format: 3,
    partner: "caf",
    fictitious: true,
    date: "2026-11-25",
    comment: "Extraction du 3 mars.",
    study: { id: "mon-etude" },
    policy: { rho: "1", min: 11, small: "hidden" },
    firstIndicators: null,
  });
});

test("each table is summed up for the terminal, from what leaves alone", () => {
  const summary = run.tables.find(({ name }) => name === "canaux");
  const table = tableOf(run.release.tables, "canaux");
  expect(summary).toMatchObject({
    source: "allocataires",
    cells: table.rows.length,
    hidden: table.rows.filter(({ count }) => count === null).length,
  });
  expect(summary?.countError).toBeGreaterThan(0);
  expect(summary?.shareErrorMax).toBeLessThanOrEqual(0.05);
});

test("the quality report counts what was read, says that it stays, and holds no key", () => {
  const page = run.privateFiles.get("qualite.html") ?? "";
  expect(page).toContain("Ce rapport reste chez vous.");
  expect(page).toContain("Données fictives");
  expect(page).toMatch(/units\.csv<\/th><td class="text">unités<\/td><td>1\u202f000</);
  expect(page).toContain("180 foyers sans aucun contact");
  expect(JSON.parse(run.privateFiles.get("quality.json") ?? "")).toMatchObject({
    allocataires: { units: 1000 },
  });
});

test("contacts of the window dated after the run are counted in the quality report, in both languages", async () => {
  // Of 860 contacts from 1 to 9 February, those of the 6th to the 9th; of a window that is over, nothing is said.
  const late = households.filter((at) => at % 9 >= 5).reduce((sum, at) => sum + used(at).length, 0);
  const made = await runOn("2024-02-05");
  expect(french(made)).toContain(
    `${late} contacts de la période sont datés après le 5 février 2024, jour de ce calcul :`,
  );
  expect(await english(made, "2024-02-05")).toContain(
    `${late} contacts of the period are dated after 5 February 2024, the day of this calculation:`,
  );
  expect(await english(await runOn("2024-02-09"), "2024-02-09")).toContain(
    "No contact of the period is dated after 9 February 2024",
  );
  expect(JSON.parse(made.privateFiles.get("quality.json") ?? "")).toMatchObject({
    allocataires: { contacts: { kept: 860, afterDay: late } },
  });
  expect(french(run)).not.toContain("jour de ce calcul");
});

test("ages that nobody has are counted in the quality report, in both languages, and no value is given", async () => {
  const births = (text: string) =>
    text.replace(/^0,1980-01-01/, "0,1024-03-09").replace(/^1,1980-01-01/, "1,2031-03-09");
  await writeFile(join(folder, "ages.csv"), `${units.map(births).join("\n")}\n`);
  const made = await runOn("2026-11-25", { file: "ages.csv" });
  expect(french(made)).toContain(
    "Âge révolu en fin de période : 2 foyers (0,2 %) de plus de 125 ans, ou de moins de zéro ;",
  );
  expect(await english(made)).toContain("more than 125 years");
  expect([...made.privateFiles.values()].join("")).not.toMatch(/1024|03-09/);
  expect(french(run)).not.toContain("125 ans");
});

test("a last row of totals that the mapping sets aside is mentioned in the quality report, in both languages", async () => {
  await writeFile(join(folder, "total.csv"), `${[...units, "Total,,,,1000"].join("\n")}\n`);
  const given = { file: "total.csv", key: "cle, other_rows: set_aside" };
  const made = await runOn("2026-11-25", given);
  expect(french(made)).toContain(
    "total.csv : 1 ligne écartée, qui n’est pas une unité ou un contact : total, en-tête répété ou note.",
  );
  expect(await english(made)).toContain(
    "total.csv: 1 row is set aside, which is no unit or contact: total, repeated header or note.",
  );
  expect(made.outcomes.get("allocataires")?.quality.units).toBe(1000);
  expect(made.release.exactTables).toEqual(run.release.exactTables);
});

test("zeros that a spreadsheet removed are announced with the length that puts them back", async () => {
  const whole = units.map((line, at) => (at > 700 ? line.padStart(line.length + 3, "0") : line));
  await writeFile(join(folder, "zeros.csv"), `${whole.join("\n")}\n`);
  // 160 of 860 contacts are of the households from the 700th on.
  const made = await runOn("2026-11-25", { file: "zeros.csv" });
  expect(french(made)).toContain(
    "« Foyers allocataires » : 160 contacts sur 860 (19 %) sont d’une unité absente du fichier des unités. 120 foyers sans aucun contact en ont peut-être. 160 s’y trouvent à des zéros de tête près",
  );
  expect(french(made)).toContain("pad: 6 }");
  expect(await english(made)).toContain("160 are there but for leading zeros");
  const padded = await runOn("2026-11-25", { file: "zeros.csv", key: "{ column: cle, pad: 6 }" });
  expect(french(padded)).not.toContain("« pad: 6 »");
  expect(padded.outcomes.get("allocataires")?.quality.contacts).toMatchObject({ kept: 860, lostZeros: null });
});

test("a value much commoner than the others is announced with its share, in both languages", async () => {
  const births = (line: string, at: number) =>
    at > 500 ? line.replace("1980-01-01", `${1901 + (at % 100)}-0${1 + (at % 9)}-15`) : line;
  await writeFile(join(folder, "pic.csv"), `${units.map(births).join("\n")}\n`);
  const made = await runOn("2026-11-25", { file: "pic.csv" });
  expect(french(made)).toContain("50 % des valeurs (500 sur 1 000) sont égales à 1er janvier 1980");
  expect(await english(made)).toContain("50% of the values (500 out of 1,000) are equal to 1 January 1980");
});
