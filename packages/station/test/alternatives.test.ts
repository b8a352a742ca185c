import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseMapping } from "@vigie/engine";
import { openDuckDb } from "@vigie/engine/node";
import { loadStudy } from "@vigie/study";
import { expect, onTestFinished, test } from "vitest";
import { type PartnerRun, runPartner } from "../src/index.ts";

const letters = (count: number) => Array.from({ length: count }, (_, at) => `c${at}`);

/** Twenty persons or more at each crossing of two characteristics of so many codes, and a few at two of them. */
async function runOf(
  count: number,
  fewPersons = 3,
): Promise<{ readonly page: string; readonly losses: PartnerRun["losses"] }> {
  const folder = await mkdtemp(join(tmpdir(), "vigie-autres-choix-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const codes = letters(count);
  const rows = codes.flatMap((one, at) =>
    codes.flatMap((other, to) =>
      Array.from({ length: at === to && at < 2 ? fewPersons : 20 + ((7 * at + 3 * to) % 17) }, () => [
        one,
        other,
      ]),
    ),
  );
  await writeFile(
    join(folder, "personnes.csv"),
    `cle,un,deux\n${rows.map((row, at) => [at, ...row].join()).join("\n")}\n`,
  );
  const files = new Map([
    [
      "study.yaml",
      `vigie: 1
study: essai
version: "1"
title: Essai
window: { from: 2024-01-01, to: 2024-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { ccas: { label: CCAS, sources: [personnes] } }
disclosure: { min: 5 }
`,
    ],
    [
      "codelists/codes.yaml",
      `codelist: codes\nlabel: Codes\ncodes: [${codes.map((code) => `{ code: ${code}, label: ${code} }`).join(", ")}]\n`,
    ],
    [
      "sources/personnes.yaml",
      `source: personnes
label: Personnes
unit: { one: personne, many: personnes }
fields:
  un: { type: code, codelist: codes, label: Un }
  deux: { type: code, codelist: codes, label: Deux }
`,
    ],
    [
      "indicators.yaml",
      "indicators: { croise: { kind: profile, source: personnes, title: Croisé, of: un, by: deux } }\n",
    ],
  ]);
  const loaded = await loadStudy(files);
  if ("errors" in loaded) throw new RangeError(loaded.errors.map(({ code }) => code).join());
  const { study } = loaded;
  const mapping = `mapping: 1
study: essai
partner: ccas
fictitious: true
sources: { personnes: { units: { file: personnes.csv, key: cle } } }
`;
  const parsed = parseMapping(mapping, join(folder, "ccas.yaml"), study);
  if ("errors" in parsed) throw new RangeError(parsed.errors.map(({ code }) => code).join());
  const partner = study.partners.get("ccas");
  if (partner === undefined) throw new RangeError("no partner");
  const engine = await openDuckDb({ workFolder: join(folder, "travail"), inputFolders: [folder] });
  const { privateFiles, losses } = await runPartner({
    secret: "kq9x vltz 4rmw pb7c",
    conversions: new Map(),
    study,
    partner,
    mapping: parsed.mapping,
    engine,
    date: "2026-11-25",
    softwareVersion: "0.1.0",
    language: "fr",
    signer: null,
    previous: [],
    progress: () => {},
  }).finally(() => engine.close());
  return { page: privateFiles.get("protection.html") ?? "", losses };
}

test("other choices are tried where that takes a few seconds", async () => {
  const { page } = await runOf(4);
  expect(page).toContain("Arrondi à 10");
  expect(page).not.toContain("trop de cases");
});

test("where it takes longer, the page says how to try one", async () => {
  const { page, losses } = await runOf(20);
  expect(page).not.toContain("Arrondi à 10");
  expect(page).toContain("Essayer ici d’autres choix serait trop long");
  expect(losses.base).toBeNull();
});

test("what is told beside the page is what the page says", async () => {
  const { page, losses } = await runOf(4);
  const [loss] = losses.tables;
  if (loss === undefined) throw new RangeError("nothing is masked");
  const { telling, linked, cells, rounded } = loss;
  expect([losses.tables.length, losses.whole, losses.base, telling]).toEqual([1, 0, 10, 2]);
  expect(linked).toBeGreaterThan(0);
  expect(page).toContain(`${telling + linked} cases masquées sur ${cells}`);
  expect(page.match(/pour que les autres ne se retrouvent pas/g)).toHaveLength(linked + 1);
  expect(rounded).toEqual({ masked: 0, cells });
  expect(loss.masked).toHaveLength(telling + linked);
  // Codes in the order of the table's columns, as in private/tables.
  expect(loss.masked).toContainEqual(["c0", "c0"]);
});

test("what is told beside the page does not depend on the counts that are hidden", async () => {
  const [three, four] = [await runOf(4, 3), await runOf(4, 4)];
  expect(three.page).not.toBe(four.page);
  expect(three.losses).toEqual(four.losses);
});
