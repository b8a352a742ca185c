import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readBundle } from "@vigie/bundle";
import { parseMapping } from "@vigie/engine";
import { openDuckDb } from "@vigie/engine/node";
import { type Language, loadStudy, newStudy } from "@vigie/study";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PartnerRun, runPartner } from "../src/index.ts";

/** 100 households on RSA: 40 account, 30 desk, 4 account and e-mail, 8 e-mail, 18 with no contact. */
const used = (at: number): readonly string[] => {
  if (at < 40) return ["compte"];
  if (at < 70) return ["guichet"];
  if (at < 74) return ["compte", "courriel"];
  return at < 82 ? ["courriel"] : [];
};
const households = Array.from({ length: 100 }, (_, at) => at);
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
sources:
  allocataires:
    units: { file: units.csv, key: cle }
    contacts: { file: contacts.csv, key: cle, date: date, channel: canal, motive: motif }
`;

let folder: string;
let run: PartnerRun;
const told: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vigie-station-"));
  await writeFile(join(folder, "units.csv"), `${units.join("\n")}\n`);
  await writeFile(join(folder, "contacts.csv"), `${contacts.join("\n")}\n`);
  run = await runOn("2026-11-25", "fr");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function runOn(date: string, language: Language, file = "units.csv"): Promise<PartnerRun> {
  const loaded = await loadStudy(newStudy());
  if ("errors" in loaded) throw new RangeError("the small study does not load");
  const parsed = parseMapping(mapping.replace("units.csv", file), join(folder, "caf.yaml"), loaded.study);
  if ("errors" in parsed) throw new RangeError(parsed.errors.map(({ code }) => code).join());
  const partner = loaded.study.partners.get("caf");
  if (!partner) throw new RangeError("no partner");
  const engine = await openDuckDb({ workFolder: join(folder, "travail"), inputFolders: [folder] });
  return runPartner({
    secret: "kq9x vltz 4rmw pb7c",
    conversions: new Map(),
    study: loaded.study,
    partner,
    mapping: parsed.mapping,
    engine,
    date,
    softwareVersion: "0.1.0",
    language,
    signer: null,
    previous: [],
    progress: (source, step) => told.push(`${source ?? "toutes"} ${step}`),
  }).finally(() => engine.close());
}

test("rare subgroups leave gathered, and stay exact at the partner's", async () => {
  const bundle = await readBundle(run.bundle, {});
  const subgroups = bundle.tables.get("canaux")?.rows.map(({ codes, count }) => [codes[1], count]);
  expect(subgroups).toEqual([
    ["compte", 40],
    ["_O.digital", 12],
    ["guichet", 30],
    ["none", 18],
    ["_T", 100],
  ]);
  expect(run.privateFiles.get("tables/canaux.csv")).toBe(`universe,subgroup,count,status,reason
rsa,compte,40,free,
rsa,courriel,8,merged,rare_code
rsa,compte+courriel,4,merged,rare_code
rsa,guichet,30,free,
rsa,none,18,free,
rsa,_T,100,free,
`);
});

test("where the run stands is told, step after step, secrecy included", () => {
  expect([...new Set(told)]).toEqual([
    "allocataires read",
    "allocataires classify",
    "allocataires tabulate",
    "toutes protect",
  ]);
});

test("the bundle says that its data is fictitious, whose it is, and of which study", async () => {
  const { manifest } = await readBundle(run.bundle, {});
  expect(manifest).toMatchObject({
    partner: "caf",
    fictitious: true,
    date: "2026-11-25",
    study: { id: "mon-etude" },
  });
});

test("the quality report counts what was read, says that it stays, and holds no key", () => {
  const page = run.privateFiles.get("qualite.html") ?? "";
  expect(page).toContain("Ce rapport reste chez vous.");
  expect(page).toContain("Données fictives");
  expect(page).toMatch(/units\.csv<\/th><td>unités<\/td><td class="number">100</);
  expect(page).toContain("18 foyers sans aucun contact");
  expect(JSON.parse(run.privateFiles.get("quality.json") ?? "")).toMatchObject({
    allocataires: { units: 100 },
  });
});

test("contacts of the window dated after the run are told in the quality report, in both languages", async () => {
  // Of 86 contacts from 1 to 9 February, those of the 6th to the 9th; of a window that is over, nothing is said.
  const page = (made: PartnerRun) => (made.privateFiles.get("qualite.html") ?? "").replaceAll(/\s/gu, " ");
  const french = await runOn("2024-02-05", "fr");
  expect(page(french)).toContain(
    "38 contacts de la période sont datés après le 5 février 2024, jour de ce calcul :",
  );
  expect(page(await runOn("2024-02-05", "en"))).toContain(
    "38 contacts of the period are dated after 5 February 2024, the day of this calculation:",
  );
  expect(page(await runOn("2024-02-09", "en"))).toContain(
    "No contact of the period is dated after 9 February 2024",
  );
  expect(JSON.parse(french.privateFiles.get("quality.json") ?? "")).toMatchObject({
    allocataires: { contacts: { kept: 86, afterDay: 38 } },
  });
  expect(page(run)).not.toContain("jour de ce calcul");
});

test("ages that nobody has are counted in the quality report, in both languages, and no value is said", async () => {
  const births = (text: string) =>
    text.replace(/^0,1980-01-01/, "0,1024-03-09").replace(/^1,1980-01-01/, "1,2031-03-09");
  await writeFile(join(folder, "ages.csv"), `${units.map(births).join("\n")}\n`);
  const page = (made: PartnerRun) => (made.privateFiles.get("qualite.html") ?? "").replaceAll(/\s/gu, " ");
  const french = await runOn("2026-11-25", "fr", "ages.csv");
  expect(page(french)).toContain("Âges ou durées de plus de 125 ans, ou de moins de zéro ;");
  expect(page(french)).toContain("<li>Âge révolu en fin de période : 2 foyers.</li>");
  expect(page(await runOn("2026-11-25", "en", "ages.csv"))).toContain("more than 125 years");
  expect([...french.privateFiles.values()].join("")).not.toMatch(/1024|03-09/);
  expect(page(run)).not.toContain("125 ans");
});
