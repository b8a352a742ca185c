import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readStudy } from "../src/study/study-folder.ts";
import { edited, type GuideStep, guideSteps } from "./guide-steps.ts";
import { type Ended, spawnVigie, vigie, workbench } from "./vigie.ts";

/** The guide that a study lead follows, from the first command to a diagnostic on invented data. */
const guide = await readFile(join(import.meta.dirname, "../../../docs/faire-son-etude.md"), "utf8");
const steps = guideSteps(guide);
const { folder, clear } = await workbench();
afterAll(clear);

const study = join(folder, "etude-44");
const page = (...path: readonly string[]) => readFile(join(folder, "demo-44", "site", ...path), "utf8");

/** In long runs, the demonstration and the page beside the editor too. */
const isLong = process.env.VIGIE_LONG === "1";

/** The page beside the editor is open until it is stopped: here, once it has been read. */
async function openAtelier(words: readonly string[]): Promise<Ended> {
  const { child, ended: closed } = spawnVigie(words, folder);
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      const found = /http:\/\/127\.0\.0\.1:\d+\/[\w-]+\//.exec(String(chunk))?.[0];
      if (found) resolve(found);
    });
    child.once("close", reject);
  });
  expect(await (await fetch(address)).text()).toContain("Le diagnostic est à jour.");
  child.kill("SIGINT");
  return closed;
}

async function follow(step: GuideStep): Promise<Ended | null> {
  if (step.kind === "type") {
    const [command = ""] = step.words;
    if (!isLong && ["demo", "write"].includes(command)) return null;
    if (command === "write") return openAtelier(step.words);
    // It serves its pages until it is stopped: here it ends once they are written.
    return vigie(command === "demo" ? [...step.words, "--no-serve"] : step.words, folder);
  }
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
  expect(commands).toEqual(["new", "check", "remove", "remove", "check", "demo", "write", "renew"]);
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

test.runIf(isLong)(
  "her chapter shows her figure, its numbers from her table, and everything says that the data are invented",
  async () => {
    const chapter = await page("chapitres", "attente.html");
    expect(chapter).toContain("L’attente d’un premier rendez-vous, lieu par lieu");
    expect(chapter).toContain("Permanence en mairie");
    expect(chapter).toMatch(/attend au moins\s+<[^>]*>\d+/);
    for (const at of ["index.html", "chapitres/canaux.html", "chapitres/attente.html"])
      expect(await page(at)).toContain("Données fictives");
    expect(await page("index.html")).toContain("Caf de Loire-Atlantique");
  },
);

test("next year’s study has its period, and says what to read again", async () => {
  const { window, version, indicators } = await readStudy(join(folder, "etude-44-2026"));
  expect({ window, version }).toEqual({ window: { from: "2026-07-01", to: "2026-12-31" }, version: "1.0" });
  expect(indicators.has("social_wait")).toBe(true);
});

/** What goes wrong for someone who has never written YAML: where, and what the message must tell her. */
const slips = [
  { title: "a tabulation", file: "indicators.yaml", slip: [/^ {4}kind/m, "\tkind"], output: "tabulation" },
  {
    title: "a line too far to the right",
    file: "indicators.yaml",
    slip: [/^ {4}source/m, "     source"],
    output: "retrait",
  },
  {
    title: "a colon in a title",
    file: "indicators.yaml",
    slip: [/title: Jours d’attente/, "title: Attente : jours"],
    output: "guillemets",
  },
  {
    title: "a quote left open",
    file: "codelists/accueil.yaml",
    slip: [/label: Lieu d’accueil/, 'label: "Lieu d’accueil'],
    output: "guillemet",
  },
  {
    title: "a key written twice",
    file: "codelists/accueil.yaml",
    slip: [/^label: Lieu d’accueil/m, "label: Accueil\nlabel: Lieu d’accueil"],
    output: "écrite deux fois",
  },
  {
    title: "a code list that is named otherwise",
    file: "codelists/accueil.yaml",
    slip: [/codelist: accueil/, "codelist: acceuil"],
    output: "« acceuil »",
  },
  {
    title: "a question taken out and still counted",
    file: "sources/usagers_sociaux.yaml",
    slip: [/^ {2}no_email:.*\n(?: {4}.*\n)*/m, ""],
    output: "« no_email »",
  },
  {
    title: "a text that cites what is no more",
    file: "diagnostic.fr.md",
    slip: [/indicator=social_wait/, "indicator=social_attente"],
    output: "« social_attente »",
  },
] as const;

test("the slips of someone who begins make ten messages at most, each cured where it says", {
  timeout: patience,
}, async () => {
  let messages = 0;
  for (const { title, file, slip, output } of slips) {
    const path = join(study, file);
    const before = await readFile(path, "utf8");
    expect(before, title).toMatch(slip[0]);
    await writeFile(path, before.replace(slip[0], slip[1]));
    const { code, error } = await vigie(["check", "etude-44"], folder);
    await writeFile(path, before);
    expect(code, title).toBe(1);
    expect(error, title).toContain(output);
    expect(error, title).toMatch(/^\S+\.(?:yaml|md), ligne \d+, colonne \d+$/m);
    messages += error.match(/^ {2}Remède : /gm)?.length ?? 0;
  }
  expect(messages).toBeLessThanOrEqual(10);
  expect((await vigie(["check", "etude-44"], folder)).code).toBe(0);
});
