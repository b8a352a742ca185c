import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseMapping } from "@vigie/engine";
import { openDuckDb } from "@vigie/engine/node";
import { loadStudy } from "@vigie/study";
import { expect, onTestFinished, test } from "vitest";
import { runPartner } from "../src/index.ts";

const letters = (count: number) => Array.from({ length: count }, (_, at) => `c${at}`);

/** Twenty persons or more at each crossing of two characteristics of so many codes, and three at two of them. */
async function pageOf(count: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "vigie-autres-choix-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const codes = letters(count);
  const rows = codes.flatMap((one, at) =>
    codes.flatMap((other, to) =>
      Array.from({ length: at === to && at < 2 ? 3 : 20 + ((7 * at + 3 * to) % 17) }, () => [one, other]),
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
  const { privateFiles } = await runPartner({
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
  return privateFiles.get("protection.html") ?? "";
}

test("other choices are tried where few cells are touched", async () => {
  const page = await pageOf(4);
  expect(page).toContain("Arrondi à 10");
  expect(page).not.toContain("Trop de cases");
});

test("where many are, the page says how to try one", async () => {
  const page = await pageOf(20);
  expect(page).not.toContain("Arrondi à 10");
  expect(page).toContain("Trop de cases sont touchées");
});
