import { join } from "node:path";
import { composeStudy, loadStudy } from "@vigie/study";
import { afterAll, expect, test } from "vitest";
import { pieceNames, readPieces } from "../src/study/study-pieces.ts";
import { vigie, workbench } from "./vigie.ts";

const studies = join(import.meta.dirname, "..", "..", "..", "studies");
const { folder, clear } = await workbench();
afterAll(clear);

const names = await pieceNames();
const pieces = await readPieces(names);

test("there are seven templates", () => {
  expect(names).toEqual([
    "canaux",
    "enquete-professionnels",
    "enquete-usagers",
    "mediation",
    "services-sociaux",
    "territoires",
    "tests-services",
  ]);
});

test.each(names)(
  "%s stands alone: nothing is wrong in it, no figure without a title, no field without a use",
  async (name) => {
    const { code, out, error } = await vigie(["check", join(studies, "modeles", name), "--strict"], folder);
    expect(error).toBe("");
    expect(code).toBe(0);
    expect(out).not.toContain("Attention");
  },
);

test.each(pieces)("$name names no département", ({ files }) => {
  for (const text of files.values()) expect(text).not.toMatch(/Seine|Loire|Nantes|\b93\b|Est Ensemble/);
});

/** All the templates in one study, with a text in French alone or in English too. */
function composed(english: boolean): ReadonlyMap<string, string> {
  const result = composeStudy(pieces, {
    study: "tout",
    place: null,
    window: { from: "2024-04-01", to: "2024-09-30" },
    timezone: "Europe/Paris",
    holidays: null,
    partners: new Map(),
    english,
    files: new Map(),
  });
  if ("errors" in result) throw new RangeError(result.errors.map(({ place }) => place.file).join());
  return result.files;
}

test.each([
  ["in French", false],
  ["in French and in English", true],
])("all of them compose %s: what two of them have in common is the same in both", async (_, english) => {
  const files = composed(english);
  const loaded = await loadStudy(files);
  if ("errors" in loaded) throw new RangeError(loaded.errors.map(({ code }) => code).join());
  expect(loaded.study.sources.size).toBe(12);
  expect([...loaded.study.texts.keys()]).toEqual(english ? ["fr", "en"] : ["fr"]);
  for (const text of files.values()) expect(text).not.toContain("2025");
});

test("a study in French alone has no English in it", () => {
  for (const [path, text] of composed(false)) expect(text, path).not.toMatch(/\ben: /);
});
