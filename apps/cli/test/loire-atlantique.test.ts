import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readStudy } from "../src/study-folder.ts";
import { edited, type GuideStep, guideSteps } from "./guide-steps.ts";
import { type Ended, vigie, workbench } from "./vigie.ts";

/** The guide that a study lead follows, from the first command to a diagnostic on invented data. */
const guide = await readFile(join(import.meta.dirname, "../../../docs/faire-son-etude.md"), "utf8");
const steps = guideSteps(guide);
const { folder, clear } = await workbench();
afterAll(clear);

const study = join(folder, "etude-44");
const page = (...path: readonly string[]) => readFile(join(folder, "demo-44", "site", ...path), "utf8");

/** A demonstration serves its pages until it is stopped: here it ends once they are written. */
const ended = (words: readonly string[]) => (words[0] === "demo" ? [...words, "--no-serve"] : words);

async function follow(step: GuideStep): Promise<Ended | null> {
  if (step.kind === "type") return vigie(ended(step.words), folder);
  const path = join(study, step.file);
  await writeFile(path, edited(step, await readFile(path, "utf8").catch(() => "")));
  return null;
}

/** Long enough for a machine that does ten other things. */
const patience = 180_000;

test("the guide, followed to the letter, makes the study of Loire-Atlantique", {
  timeout: patience,
}, async () => {
  const commands = steps.flatMap((step) => (step.kind === "type" ? [step.words[0]] : []));
  expect(commands).toEqual(["new", "check", "check", "demo"]);
  for (const step of steps) {
    const result = await follow(step);
    if (result === null || step.kind !== "type") continue;
    expect(result.code, `${step.words.join(" ")}\n${result.error}`).toBe(0);
  }
});

test("its partners, communes and period are those of the place and of the time", async () => {
  const { partners, sources, window, map } = await readStudy(study);
  expect([...partners.values()].map(({ label }) => label.fr)).toEqual([
    "Caf de Loire-Atlantique",
    "Cpam de Loire-Atlantique",
    "Département de Loire-Atlantique, services sociaux",
    "CCAS de Nantes",
    "Observatoire de Loire-Atlantique",
  ]);
  expect(window).toEqual({ from: "2025-07-01", to: "2025-12-31" });
  expect(sources.get("allocataires")?.attributes.get("commune")?.codes).toHaveLength(207);
  expect(map?.tiles.size).toBe(207);
});

test("it has the lead’s question less, her code list, her indicator, and her text", async () => {
  const { sources, codelists, indicators, texts } = await readStudy(study);
  expect(sources.get("enquete_usagers")?.attributes.has("training")).toBe(false);
  expect(indicators.has("usagers_training")).toBe(false);
  expect(codelists.get("accueil")?.codes).toHaveLength(3);
  expect(indicators.get("social_wait")?.kind).toBe("summary");
  expect(texts.get("fr")).toContain("L’attente d’un rendez-vous");
});

test("her chapter shows her figure, its numbers from her table, and everything says that the data are invented", async () => {
  const chapter = await page("chapitres", "attente.html");
  expect(chapter).toContain("L’attente d’un premier rendez-vous, lieu par lieu");
  expect(chapter).toContain("Permanence en mairie");
  expect(chapter).toMatch(/attend au moins\s+<[^>]*>\d+/);
  for (const at of ["index.html", "chapitres/canaux.html", "chapitres/attente.html"])
    expect(await page(at)).toContain("Données fictives");
  expect(await page("index.html")).toContain("Caf de Loire-Atlantique");
});

test("a question taken out and still counted is said with what counts it", async () => {
  const path = join(study, "indicators.yaml");
  const before = await readFile(path, "utf8");
  const erased = steps.find((step) => step.kind === "erase" && step.file === "indicators.yaml");
  if (erased?.kind !== "erase") throw new RangeError("the guide erases an indicator");
  await writeFile(path, edited({ ...erased, kind: "insert" }, before));
  const { code, error } = await vigie(["check", "etude-44"], folder);
  await writeFile(path, before);
  expect(code).toBe(1);
  expect(error).toContain("indicators.yaml");
  expect(error).toContain("« training »");
  expect(error).toContain("1 erreur.");
});
