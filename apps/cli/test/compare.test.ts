import { readdirSync, statSync } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { violations } from "../../../test/axe.ts";
import { browserTest } from "../../../test/browser-test.ts";
import { hasChromium } from "../../../test/chromium.ts";
import { describedCommand } from "../src/arguments/described-command.ts";
import { compareCommand } from "../src/commands/compare.ts";
import { contentOf } from "./content-of.ts";
import { exampleFolder } from "./example-folder.ts";
import { secret, vigie, writeFiles } from "./vigie.ts";

/** The small study, held by a group of three: in Bobigny many more households have an account than in the others. */

const folder = await exampleFolder();
const at = (...path: readonly string[]) => join(folder, ...path);
const holders = { bobigny: 80, pantin: 40, bondy: 42 };
const size = 600;

function units(percent: number): string {
  const lines = Array.from({ length: size }, (_, number) => {
    const year = [1950, 1980, 1990, 2001][number % 4];
    const household = number % 2 === 0 ? "isole" : "couple_enfants";
    return `F${number};01/02/${year};${household};${number % 5 === 0 ? "non" : "oui"};${(number * 37) % 100 < percent ? "oui" : "non"}`;
  });
  return `NUMERO;NAISSANCE;MENAGE;RSA;COMPTE\n${lines.join("\n")}\n`;
}

const run = (holder: string, out = `lot-${holder}`) =>
  vigie(
    [
      ...["run", "etude", "--partner", "caf", "--holder", holder, "--data", join(holder, "caf.yaml")],
      ...["--out", out, "--date", "2025-11-25"],
    ],
    folder,
  );

const compare = (published: string, { study = "etude", out = "lot-bobigny" } = {}) =>
  vigie(["compare", study, out, "--published", published], folder);

async function change(path: string, edit: (text: string) => string): Promise<() => Promise<void>> {
  const text = await readFile(at(path), "utf8");
  await writeFile(at(path), edit(text));
  return () => writeFile(at(path), text);
}

async function done(ended: ReturnType<typeof vigie>) {
  const { code, error, out } = await ended;
  if (code !== 0) throw new RangeError(error);
  return out;
}

beforeAll(async () => {
  const group = Object.keys(holders).map((id) => `      - { id: ${id}, label: CCAS de ${id} }\n`);
  await change("etude/study.yaml", (text) =>
    text.replace(
      "    sources: [allocataires]\n",
      `    sources: [allocataires]\n    pooled: true\n    holders:\n${group.join("")}`,
    ),
  );
  await change("etude/indicators.yaml", (text) => text.replace(/^ {2}canaux:\n(?: {4}.*\n)*/m, ""));
  const mapping = (await readFile(at("caf.yaml"), "utf8")).replace(
    /^sources:/m,
    "accepts: { pooled: [allocataires] }\nsources:",
  );
  const contacts = await readFile(at("contacts.csv"), "utf8");
  for (const [holder, percent] of Object.entries(holders)) {
    await mkdir(at(holder));
    await writeFile(at(holder, "foyers.csv"), units(percent));
    await writeFile(at(holder, "contacts.csv"), contacts);
    await writeFile(at(holder, "caf.yaml"), mapping);
    await done(run(holder));
  }
  const bundles = Object.keys(holders).map((holder) => join(`lot-${holder}`, "bundle.zip"));
  await done(vigie(["assemble", "etude", ...bundles, "--out", "site"], folder));
  await done(compare("site"));
});

const page = () => readFile(at("lot-bobigny", "private", "chez-vous.html"), "utf8");
const textOf = (html: string) =>
  html
    .replaceAll(/<style>.*?<\/style>/gs, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&#39;", "’")
    .replaceAll(/\s+/gu, " ");

/** The rows of a table of CSV without quotes, by the names of its columns. */
async function rowsOf(path: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const [head = "", ...lines] = (await readFile(at(path), "utf8")).trimEnd().split("\n");
  return lines.map((line) =>
    Object.fromEntries(line.split(",").map((cell, column) => [head.split(",")[column] ?? "", cell])),
  );
}

const oneDecimal = (value: number) => value.toFixed(1).replace(".", ",");

describe("a holder's own page", () => {
  test("has its exact shares, counted again from its file, beside those that are published", async () => {
    const lines = (await readFile(at("bobigny", "foyers.csv"), "utf8")).trimEnd().split("\n").slice(1);
    const ofFamilies = lines.filter((line) => line.includes("couple_enfants"));
    const own = (100 * ofFamilies.filter((line) => line.endsWith("oui")).length) / ofFamilies.length;
    const published = (await rowsOf("site/donnees/compte_selon_enfants.csv")).find(
      (row) => row.avec_enfants === "avec" && row.compte_actif === "yes",
    );
    const whole = 100 * Number(published?.share);
    const text = textOf(await page());
    expect(text).toContain(`${oneDecimal(own)} % ${ofFamilies.length} ${oneDecimal(whole)} %`);
    const sentence = new RegExp(
      `Avec enfants : Oui : chez vous ${oneDecimal(own)} %, dans l’ensemble ${oneDecimal(whole)} % \\([\\d,]+ à [\\d,]+\\), soit ${oneDecimal(own - whole)} points de plus`,
    );
    expect(text).toMatch(sentence);
  });

  test("names first what differs, and nothing that noise and chance explain", async () => {
    const html = await page();
    const [first = ""] = /<section aria-labelledby="ce-qui-differe">.*?<\/section>/s.exec(html) ?? [];
    expect(textOf(first)).toContain(
      "Les foyers avec enfants ont-ils plus souvent un compte en ligne actif ?",
    );
    expect(textOf(first)).not.toContain("Quel âge");
    expect(html.indexOf("ce-qui-differe")).toBeLessThan(html.indexOf("<details>"));
  });

  test("says that it stays, on paper and in the document too", async () => {
    expect(textOf(await page())).toContain("Ce rapport reste chez vous.");
    expect(await contentOf(at("lot-bobigny", "private"))).toContain(">Ce rapport reste chez vous. ");
    if (process.platform !== "win32")
      for (const name of ["chez-vous.html", "chez-vous.docx"])
        expect(statSync(at("lot-bobigny", "private", name)).mode & 0o077).toBe(0);
  });

  test("leaves the bundle as it was, and lets the folder be run and purged again", async () => {
    const before = await readFile(at("lot-bobigny", "bundle.zip"));
    await done(compare("site"));
    expect(await readFile(at("lot-bobigny", "bundle.zip"))).toEqual(before);
    expect(before.toString("latin1")).not.toContain("chez-vous");
    expect(readdirSync(at("site"), { recursive: true, encoding: "utf8" }).join()).not.toContain("chez-vous");
    await done(run("pantin", "encore"));
    await done(compare("site", { out: "encore" }));
    await done(
      vigie(
        [
          ...["run", "etude", "--partner", "caf", "--holder", "pantin", "--data", "pantin/caf.yaml"],
          ...["--out", "encore", "--date", "2025-11-25", "--not-sent"],
        ],
        folder,
      ),
    );
    expect(readdirSync(at("encore", "private"))).not.toContain("chez-vous.html");
    await done(compare("site", { out: "encore" }));
    await done(vigie(["purge", "encore"], folder));
    expect(readdirSync(at("encore"))).not.toContain("private");
  });

  test("is the same from the folder of the data, its descriptor and its zip", async () => {
    const html = await page();
    const zip = readdirSync(at("site", "donnees")).find((name) => name.endsWith(".zip")) ?? "";
    for (const published of ["site/donnees", "site/donnees/datapackage.json", `site/donnees/${zip}`]) {
      await done(compare(published));
      expect(await page()).toBe(html);
    }
  });

  test.each([
    ["fr", "Exemple : vigie ", "mon-etude", "sortie"],
    ["en", "Example: vigie ", "my-study", "output"],
  ] as const)("is made by the example of the help, in %s", async (language, start, study, out) => {
    const { help } = describedCommand(compareCommand, language);
    await cp(at("etude"), at(study), { recursive: true });
    await cp(at("lot-bobigny"), at(out), { recursive: true });
    const words = (help.at(-1) ?? "").replace(start, "").split(" ");
    await done(vigie([...words, "--lang", language], folder));
    expect(readdirSync(at(out, "private"))).toContain("chez-vous.html");
  });

  test("is in English too", async () => {
    await done(vigie(["compare", "etude", "lot-bobigny", "--published", "site", "--lang", "en"], folder));
    expect(textOf(await page())).toContain("What the study says of you");
    await done(compare("site"));
  });

  test("says so where its bundle is not the one published, or is not there", async () => {
    const others = ["lot-pantin/bundle.zip", "lot-bondy/bundle.zip"];
    await done(vigie(["assemble", "etude", ...others, "--out", "sans"], folder));
    await done(compare("sans"));
    expect(textOf(await page())).toContain("Votre lot n’est pas dans cette publication");
    const back = await change("bobigny/caf.yaml", (text) => text.replace("NUMERO", '"NUMERO"'));
    await done(
      vigie(
        [
          ...["run", "etude", "--partner", "caf", "--holder", "bobigny", "--data", "bobigny/caf.yaml"],
          ...["--out", "autre", "--date", "2025-11-26"],
        ],
        folder,
      ),
    );
    await back();
    await done(compare("site", { out: "autre" }));
    expect(textOf(await readFile(at("autre", "private", "chez-vous.html"), "utf8"))).toContain(
      "un autre de vos lots",
    );
    await done(compare("site"));
  });

  test("says which published tables are of the others alone", async () => {
    const back = await change("etude/study.yaml", (text) =>
      text.replace("pooled: true", "pooled: true\n    except: { bobigny: [compte_selon_enfants] }"),
    );
    const bundles = Object.keys(holders).map((holder) => `lot-${holder}/bundle.zip`);
    await done(vigie(["assemble", "etude", ...bundles, "--out", "sauf"], folder));
    await back();
    await done(compare("sauf"));
    const text = textOf(await page());
    expect(text.match(/vos effectifs n’y sont pas/g)?.length).toBe(1);
    await done(compare("site"));
  });
});

const numbers = {
  "nombres/study.yaml": `vigie: 1
study: nombres
version: "1"
title: Nombres
window: { from: 2022-01-01, to: 2022-12-31 }
timezone: Europe/Paris
languages: [fr]
partners:
  ccas:
    label: CCAS
    sources: [people]
    pooled: true
    holders: [{ id: nord, label: CCAS du Nord }, { id: sud, label: CCAS du Sud }]
`,
  "nombres/codelists/besoins.yaml":
    "codelist: besoins\nlabel: Besoins\ncodes: [{ code: rent, label: Loyer }, { code: food, label: Repas }]\n",
  "nombres/sources/people.yaml": `source: people
label: Personnes
unit: { one: personne, many: personnes }
rows_per_person: 1
fields:
  help: { type: flag, label: Aide }
  delay: { type: number, range: { from: 0, to: 100 }, grain: 1, label: Délai }
  needs: { type: multiple, codelist: besoins, label: Besoins }
`,
  "nombres/indicators.yaml": `indicators:
  delays: { kind: summary, source: people, title: Délai, of: delay, by: help, statistic: mean }
  medians: { kind: summary, source: people, title: Médiane, of: delay, by: help, statistic: median, bands: [0, 25, 50, 75] }
  needs: { kind: multiple, source: people, title: Besoins, of: needs }
`,
};

test("means, medians and answers of a question of several are beside those of the group", async () => {
  await writeFiles(folder, new Map(Object.entries(numbers)));
  const delayOf = (number: number, step: number) => (number * step) % 100;
  for (const [holder, step] of [
    ["nord", 37],
    ["sud", 24],
  ] as const) {
    const lines = Array.from(
      { length: 800 },
      (_, at) =>
        `${at},${at % 2 ? "yes" : "no"},${delayOf(at, step)},${at % 4 ? "yes" : "no"},${at % step ? "no" : "yes"}`,
    );
    const mapping = `mapping: 1
study: nombres
partner: ccas
secret: ${secret}
accepts: { pooled: [people] }
sources:
  people:
    units:
      file: ${holder}.csv
      key: id
      fields: { help: help, delay: delay, needs: { columns: { rent: rent, food: food } } }
`;
    const files = [
      [`${holder}.csv`, `id,help,delay,rent,food\n${lines.join("\n")}\n`],
      [`${holder}.yaml`, mapping],
    ] as const;
    await writeFiles(folder, new Map(files));
    const words = ["run", "nombres", "--partner", "ccas", "--holder", holder, "--data", `${holder}.yaml`];
    await done(vigie([...words, "--out", `lot-${holder}`, "--date", "2025-11-25"], folder));
  }
  const bundles = ["nord", "sud"].map((holder) => `lot-${holder}/bundle.zip`);
  await done(vigie(["assemble", "nombres", ...bundles, "--out", "site-nombres"], folder));
  await done(compare("site-nombres", { study: "nombres", out: "lot-nord" }));
  const text = textOf(await readFile(at("lot-nord", "private", "chez-vous.html"), "utf8"));
  const delays = Array.from({ length: 800 }, (_, number) => delayOf(number, 37));
  const mean = delays.reduce((sum, delay) => sum + delay, 0) / delays.length;
  expect(text).toMatch(
    new RegExp(
      `Ensemble ${String(mean).replace(".", ",")} \\d+(?:,\\d+)? \\d+(?:,\\d+)? à [\\d,]+ [+−][\\d,]+ non jugé`,
    ),
  );
  // Every delay from 0 to 99 as often: a band of 25 has a quarter, and the median is the bound of two.
  expect(text).toMatch(/Ensemble 50 \d+(?:,\d+)? [\d,]+ à [\d,]+ [+−]?[\d,]+ non jugé/);
  expect(text).toMatch(/Loyer 75,0 % 800 7\d,\d % [\d,]+ à [\d,]+ [+−]?\d,\d oui/);
  expect(text).toMatch(/Repas 2,8 % 800 \d,\d %/);
});

/** 400 answers each, of weight 3 for one in four: nord has 150 yes, 100 of which of weight 3; sud has 100, all of weight 1. */
const weighted = {
  "pondere/study.yaml": numbers["nombres/study.yaml"].replace("study: nombres", "study: pondere"),
  "pondere/sources/people.yaml": `source: people
label: Réponses
unit: { one: réponse, many: réponses }
rows_per_person: 1
reading: { kind: sample, note: comme un tirage }
survey: { weights: weight, weight_max: 3, minimum_base: 30 }
fields:
  help: { type: flag, label: Aide }
  delay: { type: number, range: { from: 0, to: 100 }, grain: 1, label: Délai }
  weight: { type: number, label: Poids }
`,
  "pondere/indicators.yaml": `indicators:
  helped: { kind: distribution, source: people, title: Aidées, of: help }
  delays: { kind: summary, source: people, title: Délai, of: delay, by: help, statistic: mean }
`,
};
const answers = {
  nord: (at: number) => [at % 4 === 0 || at % 8 === 1 ? "yes" : "no", at % 4 === 0 ? 40 : 10],
  sud: (at: number) => [at % 4 === 1 ? "yes" : "no", 20],
} as const;

test("weighted shares and means of a survey are beside those of the group", async () => {
  await writeFiles(folder, new Map(Object.entries(weighted)));
  for (const [holder, answer] of Object.entries(answers)) {
    const lines = Array.from({ length: 400 }, (_, at) => [at, ...answer(at), at % 4 === 0 ? 3 : 1].join(","));
    const mapping = `mapping: 1
study: pondere
partner: ccas
secret: ${secret}
accepts: { pooled: [people] }
sources:
  people: { units: { file: p-${holder}.csv, key: id } }
`;
    const files = [
      [`p-${holder}.csv`, `id,help,delay,weight\n${lines.join("\n")}\n`],
      [`p-${holder}.yaml`, mapping],
    ] as const;
    await writeFiles(folder, new Map(files));
    const words = ["run", "pondere", "--partner", "ccas", "--holder", holder, "--data", `p-${holder}.yaml`];
    await done(vigie([...words, "--out", `lot-p-${holder}`, "--date", "2025-11-25"], folder));
  }
  const bundles = ["nord", "sud"].map((holder) => `lot-p-${holder}/bundle.zip`);
  await done(vigie(["assemble", "pondere", ...bundles, "--out", "site-pondere"], folder));
  await done(compare("site-pondere", { study: "pondere", out: "lot-p-nord" }));
  const text = textOf(await readFile(at("lot-p-nord", "private", "chez-vous.html"), "utf8"));
  for (const { label, own, base, whole, within, verdict } of expected) {
    const figures = [
      own,
      ...(base === null ? [] : [base]),
      "([\\d,]+)",
      ...(base === null ? [] : ["%"]),
    ].join(" ");
    const found = new RegExp(`${label} ${figures} [\\d,]+ à [\\d,]+ [+−][\\d,]+ ${verdict}`).exec(text);
    expect(Math.abs(Number(found?.[1]?.replace(",", ".")) - whole), label).toBeLessThan(within);
  }
  // The interval of a weighted share at home: Σ w² (y − p)² is 250, of (Σ w)² = 600²: 2.6 points, with 2.1 of the whole.
  expect(text).toContain("4 écarts ont été jugés ; un seul dépasse");
});

/**
 * By hand, of 600 of weight each. Yes: 3 × 100 + 50 in nord, 100 in sud, of 1 200. Delays of yes: 12 000 + 500 of 350 in nord,
 * 2 000 of 100 in sud; of no: 2 500 of 250, and 10 000 of 500; of all: 15 000 of 600, and 12 000 of 600. Without weights, nord
 * would have 37.5 % of yes and a mean of 17.5. `within`: the published figures have noise.
 */
const expected = [
  { label: "Oui", own: "58,3 %", base: 400, whole: 37.5, within: 1.5, verdict: "non" },
  { label: "Aide : oui", own: "35,71", base: null, whole: 14_500 / 450, within: 3, verdict: "oui" },
  { label: "Aide : non", own: "10", base: null, whole: 12_500 / 750, within: 3, verdict: "oui" },
  { label: "Ensemble", own: "25", base: null, whole: 22.5, within: 2, verdict: "oui" },
];

test("the folders of a demonstration are taken too, which may be made again after", async () => {
  const demo = () =>
    done(vigie(["demo", "nombres", "--no-serve", "--out", "essai", "--size", "400"], folder));
  await demo();
  const out = join("essai", "partenaires", "ccas", "nord");
  await done(compare(join("essai", "site"), { study: "nombres", out }));
  expect(await readFile(at(out, "private", "chez-vous.html"), "utf8")).toContain("CCAS du Nord");
  const error = (
    await compare(join("essai", "site"), { study: "nombres", out: join("essai", "partenaires") })
  ).error;
  expect(error).toContain("demo/partenaires/GROUPE/DÉTENTEUR");
  await demo();
  expect(readdirSync(at(out, "private"))).not.toContain("chez-vous.html");
});

describe("is refused", () => {
  const refusal = async (ended: ReturnType<typeof vigie>) => {
    const { code, error } = await ended;
    expect(code).toBe(1);
    return error;
  };

  test.each([
    [
      "another study",
      (text: string) => text.replace('"id":"mon-etude"', '"id":"autre"'),
      "est celle de l’étude « autre »",
    ],
    [
      "another version",
      (text: string) => text.replace(/"hash":"[0-9a-f]{64}","window"/, `"hash":"${"0".repeat(64)}","window"`),
      "autre version de l’étude",
    ],
    [
      "no table of the group",
      (text: string) => text.replaceAll(/"name":"(?=groupes|ages|compte_selon_enfants)/g, '"name":"autre_'),
      "n’a aucun tableau du groupe « caf »",
    ],
    ["no publication", () => "{}", "n’est pas ce qu’une édition publie"],
  ])("with a publication of %s", async (_, edit, words) => {
    const back = await change("site/donnees/datapackage.json", edit);
    expect(await refusal(compare("site"))).toContain(words);
    await back();
  });

  test("once a table was changed since, or erased", async () => {
    const path = "lot-bobigny/private/tables/ages.csv";
    const back = await change(path, (text) => text.replace("true_count", "count"));
    const error = await refusal(compare("site"));
    expect(error).toContain("Un tableau exact de l’exécution manque ou a changé : ages.");
    await rm(at(path));
    expect(await refusal(compare("site"))).toBe(error);
    await writeFile(at(path), "").then(back);
  });

  test("with a study that changed since the run, or a folder of no run", async () => {
    const back = await change("etude/study.yaml", (text) =>
      text.replace(/^window: .*$/m, "window: { from: 2024-01-01, to: 2024-05-31 }"),
    );
    expect(await refusal(compare("site"))).toContain("autre version de l’étude");
    await back();
    expect(await refusal(compare("site", { out: "site" }))).toContain("n’a pas été écrit par « vigie run »");
    expect(await refusal(compare("site", { out: "." }))).toContain("demo/partenaires/GROUPE/DÉTENTEUR");
  });

  test("of a zip that is no publication", async () => {
    expect(await refusal(compare("lot-pantin/bundle.zip"))).toContain("donnez le site obtenu");
  });
});

browserTest.skipIf(!hasChromium)(
  "axe finds nothing in it, and nothing is wider than a telephone (skipped where Chromium is absent)",
  async ({ chromium }) => {
    const shown = await chromium.newPage();
    for (const width of [390, 1440]) {
      await shown.setViewportSize({ width, height: 900 });
      await shown.goto(`file://${at("lot-bobigny", "private", "chez-vous.html")}`);
      await shown.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
      expect(await violations(shown)).toEqual([]);
      expect(await shown.evaluate("document.documentElement.scrollWidth")).toBe(width);
    }
    await shown.close();
  },
);
