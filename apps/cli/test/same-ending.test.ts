import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { secret, vigie, workbench, writeExample, writeFiles } from "./vigie.ts";

/**
 * Two files that differ by nothing but what the study tests of them: whoever learns how the run ended, or reads its terminal,
 * must not learn which one it was. The private page says it, first.
 */
const { folder, clear } = await workbench();
afterAll(clear);

type Rows = readonly (readonly [stratum: string, sex: string, age: number])[];

/** 240 in town and 160 in the country, half women, of 20 to 79. */
const whole: Rows = Array.from({ length: 400 }, (_, at) => [
  at % 5 < 3 ? "ville" : "campagne",
  at % 2 === 0 ? "femme" : "homme",
  20 + (at % 60),
]);
const changed = (change: (row: Rows[number], at: number) => Rows[number]): Rows => whole.map(change);
/** The same, where the first row alone is changed. */
const first = (row: Rows[number]): Rows => [row, ...whole.slice(1)];

const yaml = (value: unknown) => JSON.stringify(value);
const list = (codelist: string, codes: readonly string[]) =>
  yaml({ codelist, label: codelist, codes: codes.map((code) => ({ code, label: code })) });

const survey = (design: object, rules: object = {}): ReadonlyMap<string, string> =>
  new Map([
    [
      "study.yaml",
      yaml({
        vigie: 1,
        study: "enquete",
        version: "1",
        title: "Enquête",
        window: { from: "2022-01-01", to: "2022-12-31" },
        timezone: "Europe/Paris",
        languages: ["fr"],
        partners: { caf: { label: "Caf", sources: ["reponses"] } },
        ...rules,
      }),
    ],
    ["codelists/milieux.yaml", list("milieux", ["ville", "campagne", "littoral"])],
    ["codelists/sexes.yaml", list("sexes", ["femme", "homme"])],
    [
      "sources/reponses.yaml",
      yaml({
        source: "reponses",
        label: "Réponses",
        unit: { one: "personne", many: "personnes" },
        reading: { kind: "sample", note: "les personnes interrogées" },
        ...design,
        fields: {
          milieu: { type: "code", codelist: "milieux", label: "Milieu" },
          sexe: { type: "code", codelist: "sexes", label: "Sexe" },
          age: { type: "number", range: { from: 0, to: 100 }, grain: 1, label: "Âge" },
        },
      }),
    ],
    [
      "indicators.yaml",
      yaml({
        indicators: {
          sexes: {
            kind: "profile",
            source: "reponses",
            title: "Sexe selon le milieu",
            of: "sexe",
            by: "milieu",
          },
          ages: {
            kind: "summary",
            source: "reponses",
            title: "Âge",
            of: "age",
            by: "sexe",
            statistic: "mean",
          },
        },
      }),
    ],
  ]);
const populations = { ville: 9000, campagne: 8000, littoral: 500 };
const strata = (more: object = {}) =>
  survey({ survey: { strata: { of: "milieu", populations: { ...populations, ...more } } } });
const calibrated = (femme: number, homme: number) =>
  survey({
    survey: {
      weight_max: 20,
      calibration: { margins: { sexe: { femme, homme } }, bounds: { least: 0.1, greatest: 10 } },
    },
  });

const surveyMapping = `mapping: 1
study: enquete
partner: caf
secret: ${secret}
sources: { reponses: { units: { file: reponses.csv, key: id } } }
`;

interface Twin {
  readonly title: string;
  readonly study: ReadonlyMap<string, string>;
  readonly fits: Rows;
  readonly misses: Rows;
  /** Whether the bundle itself says it: no weights meet the margins, and no share is estimated. */
  readonly leaves?: true;
  /** In the first warning of the quality page of the second. */
  readonly warning: string;
}

const twins: readonly Twin[] = [
  {
    title: "a respondent without a stratum",
    study: strata(),
    fits: whole,
    misses: first(["", "femme", 20]),
    warning: "un répondant n’a pas de strate",
  },
  {
    title: "a stratum of one respondent",
    study: strata(),
    fits: whole,
    misses: first(["littoral", "femme", 20]),
    warning: "la strate « littoral » de « Milieu » n’a qu’un répondant",
  },
  {
    title: "a stratum larger than its population, by one",
    study: strata({ ville: 240 }),
    fits: whole,
    misses: changed((row, at) => (at === 3 ? ["ville", row[1], row[2]] : row)),
    warning: "a 241 répondants, et l’étude ne lui compte que 240 unités",
  },
  {
    title: "a range that misses a fifth of the values, by one",
    study: survey({}),
    fits: changed(([stratum, sex, age], at) => [stratum, sex, at < 79 ? 150 + (at % 40) : age]),
    misses: changed(([stratum, sex, age], at) => [stratum, sex, at < 80 ? 150 + (at % 40) : age]),
    warning: "80 valeurs de « Âge », sur 400 connues",
  },
  {
    title: "a respondent without a calibration code",
    study: calibrated(600, 400),
    fits: whole,
    misses: first(["ville", "", 20]),
    leaves: true,
    warning: "un répondant n’a pas de valeur de « Sexe »",
  },
  {
    title: "a calibration code that nobody has",
    study: calibrated(999, 1),
    fits: changed(([stratum, , age], at) => [stratum, at === 0 ? "homme" : "femme", age]),
    misses: changed(([stratum, , age]) => [stratum, "femme", age]),
    leaves: true,
    warning: "aucun répondant n’a la modalité « homme » de « Sexe »",
  },
];

/** One run, in a folder of its own where every file has the same name. */
async function ended(name: string, files: ReadonlyMap<string, string>) {
  const own = join(folder, name);
  await writeFiles(own, files);
  return runIn(own);
}

async function runIn(own: string) {
  const { code, out, error } = await vigie(
    ["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", "sortie"],
    own,
  );
  expect(code, error).toBe(0);
  const page = (await readFile(join(own, "sortie", "private", "qualite.html"), "utf8")).replaceAll(
    /\s/gu,
    " ",
  );
  const [, warning = ""] = /<h2 id="a-verifier">[^<]*<\/h2> <p class="warning">([^<]*)/.exec(page) ?? [];
  return { own, shown: masked(out), warnings: masked(error), warning };
}

/** Noisy numbers and the plurals that follow them. */
function masked(text: string): readonly string[] {
  return text
    .replaceAll(/\d+(?:[.,\s]\d+)*/gu, "#")
    .replaceAll(/s(?=\P{L}|$)/gu, "")
    .replaceAll(/ +/g, " ")
    .split("\n");
}

const dataOf = (rows: Rows) =>
  `id,milieu,sexe,age\n${rows.map((row, at) => `r${at},${row.join(",")}`).join("\n")}\n`;
const inFolder = (study: ReadonlyMap<string, string>) =>
  [...study].map(([path, text]) => [`etude/${path}`, text] as const);

/** Lines of a terminal that repeat what the bundle says of its estimates. */
const ofEstimates = /calé|lisible|moyenne/;

describe("whether data fit the study's choices changes neither the exit code nor the terminal", () => {
  test.each(twins)("$title", async ({ title, study, fits, misses, leaves = false, warning }) => {
    const name = title.replaceAll(/\W+/g, "-");
    const filesWith = (rows: Rows) =>
      new Map([...inFolder(study), ["caf.yaml", surveyMapping], ["reponses.csv", dataOf(rows)]]);
    const one = await ended(`${name}-a`, filesWith(fits));
    const other = await ended(`${name}-b`, filesWith(misses));
    expect(one.warning).toBe("");
    expect(other.warning).toContain(warning);
    const kept = (lines: readonly string[]) =>
      leaves ? lines.filter((line) => !ofEstimates.test(line)) : lines;
    expect(kept(other.shown)).toEqual(kept(one.shown));
    expect(kept(other.warnings)).toEqual(kept(one.warnings));
    expect([...other.shown, ...other.warnings].join(" ")).not.toContain("strate");
  });

  test("nor do contacts all outside of the period, where one alone was inside", async () => {
    const ends = [];
    for (const [name, year] of [
      ["dedans", "2024"],
      ["dehors", "2019"],
    ] as const) {
      const own = join(folder, name);
      await mkdir(own);
      await writeExample(own);
      const contacts = await readFile(join(own, "contacts.csv"), "utf8");
      const [head, ...lines] = contacts.split("\n");
      const dated = lines.map((line, at) => line.replace("/2024;", at === 0 ? `/${year};` : "/2019;"));
      await writeFile(join(own, "contacts.csv"), [head, ...dated].join("\n"));
      ends.push(await runIn(own));
    }
    const [inside, outside] = ends;
    expect(outside?.shown).toEqual(inside?.shown);
    expect(outside?.warnings).toEqual(inside?.warnings);
    expect(outside?.warning).toContain("aucun contact n’est retenu");
  });

  test("nor does a population of five, too small for anything to be read: what leaves says so", async () => {
    const ends = [];
    for (const size of [4, 5]) {
      const own = join(folder, `taille-${size}`);
      await mkdir(own);
      await writeExample(own);
      const units = (await readFile(join(own, "foyers.csv"), "utf8")).split("\n");
      const kept = units.slice(1, size + 1).map((line) => line.split(";")[0]);
      await writeFile(join(own, "foyers.csv"), `${units.slice(0, size + 1).join("\n")}\n`);
      const [head, ...contacts] = (await readFile(join(own, "contacts.csv"), "utf8")).split("\n");
      const theirs = contacts.filter((line) => kept.includes(line.split(";")[0]));
      await writeFile(join(own, "contacts.csv"), `${[head, ...theirs].join("\n")}\n`);
      ends.push(await runIn(own));
    }
    const [four, five] = ends;
    expect(five?.shown).toEqual(four?.shown);
    expect(five?.warnings).toEqual(four?.warnings);
    expect(five?.warnings.join(" ")).toContain("d’aprè le effectif qui sortent, bruit compri");
  });
});

test("what such runs send makes a diagnostic without a number that is none", async () => {
  for (const { title } of twins) {
    const own = join(folder, `${title.replaceAll(/\W+/g, "-")}-b`);
    const { code, error } = await vigie(
      ["assemble", "etude", join("sortie", "bundle.zip"), "--out", "site"],
      own,
    );
    expect([code, error]).toEqual([0, ""]);
    const files = await readdir(join(own, "site"), { recursive: true });
    for (const file of files.filter((path) => /\.(?:html|csv)$/.test(path)))
      expect(await readFile(join(own, "site", file), "utf8")).not.toMatch(/NaN|Infinity|undefined/);
  }
});
