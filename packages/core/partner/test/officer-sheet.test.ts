import { createHash } from "node:crypto";
import { loadStudy } from "@vigie/study";
import { expect, test } from "vitest";
import { newStudy } from "../../../../test/new-study.ts";
import { type OfficerReport, officerSheet } from "../src/index.ts";
import { runSmall } from "./small-study.ts";

const hash = "ab".repeat(32);

async function reportOf(changes: Partial<OfficerReport>): Promise<OfficerReport> {
  const loaded = await loadStudy(newStudy());
  if ("errors" in loaded) throw new RangeError("the new study is wrong");
  const partner = loaded.study.partners.get("caf");
  if (partner === undefined) throw new RangeError("the new study has no caf");
  const { release, tables } = await runSmall({
    codelists: { places: ["near", "far"] },
    fields: { place: { type: "code", codelist: "places", label: "Lieu" } },
    indicators: { it: { kind: "distribution", of: "place" } },
    rows: Array.from({ length: 40_321 }, (_, at) => [at % 3 === 0 ? "near" : "far"]),
  });
  return {
    study: loaded.study,
    partner,
    date: "2026-11-25",
    hash,
    guarantee: release.guarantee,
    budgets: [
      {
        sources: ["allocataires"],
        window: { from: "2024-01-01", to: "2024-06-30" },
        rho: 1,
        used: 2.5,
        cap: 3,
      },
    ],
    tables,
    signedBy: { key: "k12", fingerprint: "0123 4567" },
    softwareVersion: "0.1.0",
    language: "fr",
    ...changes,
  };
}

test("says what left, when, under which hash and signature; it holds no true count", async () => {
  const report = await reportOf({});
  const sheet = await officerSheet(report);
  for (const value of [hash, report.study.hash, "25 novembre 2026", "k12", "0123 4567", "Vigie 0.1.0"])
    expect(sheet.replaceAll(/\s/g, " ")).toContain(value);
  expect(sheet).not.toMatch(/40\s?321|13\s?441|26\s?880/);
  expect(sheet).toMatch(/<td>\d+<\/td>/);
});

test.each([
  ["fr", "Aucun de ces tableaux", "<dt", "aucune"],
  ["en", "None of these tables", "French", "none"],
] as const)("in %s, without persons and without signature", async (language, sentence, absent, unsigned) => {
  const report = await reportOf({ language, signedBy: null });
  const sheet = await officerSheet({ ...report, guarantee: { ...report.guarantee, sources: [] } });
  expect(sheet).toContain(`<html lang="${language}"`);
  expect(sheet).toContain(sentence);
  expect(sheet).toContain(`>${unsigned}</td>`);
  expect(sheet).not.toContain(absent);
});

test("loads nothing, and its policy lets in its own style alone", async () => {
  const sheet = await officerSheet(await reportOf({}));
  const [, style = ""] = /<style>([\s\S]*?)<\/style>/.exec(sheet) ?? [];
  const styleHash = `'sha256-${createHash("sha256").update(style).digest("base64")}'`;
  expect(sheet).toContain(`default-src 'none'; style-src ${styleHash};`);
  expect(sheet).not.toMatch(/<script|<img|<link/);
});

test("a name of the study that holds HTML is shown as it is written", async () => {
  const report = await reportOf({});
  const sheet = await officerSheet({
    ...report,
    study: { ...report.study, title: { fr: "<script>x</script>" } },
  });
  expect(sheet).not.toContain("<script>");
});
