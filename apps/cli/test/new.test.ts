import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readStudy } from "../src/study/study-folder.ts";
import { vigie, workbench } from "./vigie.ts";

const { folder, clear } = await workbench();
afterAll(clear);

const made = (name: string, ...words: readonly string[]) => vigie(["new", name, ...words], folder);
const read = (...path: readonly string[]) => readFile(join(folder, ...path), "utf8");

test.each([
  {
    departement: "44",
    names: ["Caf de Loire-Atlantique", "Cpam de Loire-Atlantique"],
    zone: "Europe/Paris",
    communes: 207,
  },
  {
    departement: "La Réunion",
    names: ["Caf de La Réunion", "Caisse générale de sécurité sociale (CGSS) de La Réunion"],
    zone: "Indian/Reunion",
    communes: 24,
  },
  {
    departement: "93",
    names: ["Caf de la Seine-Saint-Denis", "Cpam de la Seine-Saint-Denis"],
    zone: "Europe/Paris",
    communes: 39,
  },
  {
    departement: "976",
    names: [
      "Caisse de sécurité sociale de Mayotte, allocations familiales",
      "Caisse de sécurité sociale de Mayotte, assurance maladie",
    ],
    zone: "Indian/Mayotte",
    communes: 17,
  },
  { departement: "75", names: ["Caf de Paris", "Cpam de Paris"], zone: "Europe/Paris", communes: 20 },
])(
  "the study of $departement has its communes, its partners and its time",
  async ({ departement, names, zone, communes }) => {
    const name = `etude-${departement.replaceAll(/\W/g, "").toLowerCase()}`;
    const { code, error } = await made(
      name,
      "--template",
      "canaux",
      "--departement",
      departement,
      "--period",
      "2025-S2",
    );
    expect(error).toBe("");
    expect(code).toBe(0);
    const study = await readStudy(join(folder, name));
    expect([...study.partners.values()].map(({ label }) => label.fr)).toEqual(names);
    expect(study.timezone).toBe(zone);
    expect(study.window).toEqual({ from: "2025-07-01", to: "2025-12-31" });
    expect(study.sources.get("allocataires")?.attributes.get("commune")?.codes).toHaveLength(communes);
    expect(study.map?.tiles.size).toBe(communes);
  },
);

test("overseas, the study keeps the public holidays of the place", async () => {
  expect((await readStudy(join(folder, "etude-976"))).publicHolidays.departement).toBe("976");
});

test("a partner is named as the lead says, the others as the département suggests", async () => {
  await made(
    "nommee",
    "--template",
    "canaux",
    "--departement",
    "44",
    "--partner",
    "cpam=Assurance maladie de Nantes",
  );
  const { partners } = await readStudy(join(folder, "nommee"));
  expect([...partners.values()].map(({ label }) => label.fr)).toEqual([
    "Caf de Loire-Atlantique",
    "Assurance maladie de Nantes",
  ]);
});

test("check recalls that a map was laid by a computation", async () => {
  await made("carte", "--template", "canaux", "--departement", "44");
  const before = await vigie(["check", "carte"], folder);
  expect(before.error).toContain(
    "les carrés de la carte sont rangés par intercommunalité, et non où sont les communes",
  );
  const tiles = await read("carte", "tiles.yaml");
  await writeFile(join(folder, "carte", "tiles.yaml"), tiles.replace("approximate: true\n", ""));
  expect((await vigie(["check", "carte"], folder)).error).toBe("");
});

test("a file of centres places every commune; one that misses some is said, and left aside", async () => {
  const study = await readStudy(join(folder, "carte"));
  const codes = [...(study.map?.tiles.keys() ?? [])];
  const lines = codes.map((code, at) => `${code};${-2 + (at % 20) / 20};${47 + at / 400}`);
  await writeFile(join(folder, "centres.csv"), ["code;lon;lat", ...lines].join("\n"));
  await writeFile(join(folder, "presque.csv"), ["code;lon;lat", ...lines.slice(1)].join("\n"));
  const whole = await made(
    "centree",
    "--template",
    "canaux",
    "--departement",
    "44",
    "--centres",
    "centres.csv",
  );
  expect(whole.error).toBe("");
  expect((await readStudy(join(folder, "centree"))).map?.centres?.points.size).toBe(207);
  const part = await made(
    "presque",
    "--template",
    "canaux",
    "--departement",
    "44",
    "--centres",
    "presque.csv",
  );
  expect(part.error).toContain("presque.csv ne donne pas le centre de cette commune");
  expect((await readStudy(join(folder, "presque"))).map?.centres).toBeNull();
});

test.each([
  [["--template", "cannaux"], "Il n’y a pas de modèle « cannaux »", "Vouliez-vous dire « canaux » ?"],
  [
    ["--template", "canaux", "--departement", "99"],
    "Il n’y a pas de département « 99 »",
    "Corrigez le numéro ou le nom.",
  ],
  [["--template", "canaux", "--departement", "20"], "Il n’y a pas de département « 20 »", "2A et 2B"],
  [["--template", "canaux", "--departement", "Corse"], "Il n’y a pas de département « Corse »", "2A et 2B"],
  [["--template", "canaux", "--departement", "44,49"], "Il n’y a pas de département « 44,49 »", "un seul"],
  [
    ["--template", "canaux", "--departement", "69M"],
    "Il n’y a pas de département « 69M »",
    "Vouliez-vous dire 69 ?",
  ],
  [["--template", "canaux", "--departement", "988"], "Il n’y a pas de département « 988 »", ""],
  [
    ["--template", "canaux", "--departement", "Loire-Atlantic"],
    "« Loire-Atlantic »",
    "Vouliez-vous dire Loire-Atlantique ?",
  ],
  [
    ["--template", "canaux", "--partner", "cpm=Cpam"],
    "Aucun de ces modèles n’a de partenaire « cpm »",
    "Vouliez-vous dire « cpam » ?",
  ],
  [["--departement", "44"], "« --departement » ne vaut que pour une étude composée de modèles", ""],
  [
    ["--template", "canaux", "--departement", "44", "--centres", "vide.csv"],
    "vide.csv ne donne le centre d’aucune commune",
    "",
  ],
])("%j is refused, and nothing is written", async (words, what, cure) => {
  await writeFile(join(folder, "vide.csv"), "code;lon;lat\n");
  const { code, error } = await made("refusee", ...words);
  expect(code).toBe(1);
  expect(error).toContain(what);
  expect(error).toContain(cure);
  await expect(read("refusee", "study.yaml")).rejects.toThrow();
});

test.each(["2025-S3", "2025-13", "25", "2025-09-30..2025-03-01"])("%s is no period", async (period) => {
  const { code, error } = await made("refusee", "--template", "canaux", "--period", period);
  expect(code).toBe(2);
  expect(error).toContain("attend une période");
});

test("composed again over what was changed by hand, nothing is replaced: what differs is written beside", async () => {
  const words = ["--template", "canaux", "--departement", "44"];
  await made("reprise", ...words);
  const mine = "# à moi\n";
  await writeFile(join(folder, "reprise", "indicators.yaml"), mine);
  await rm(join(folder, "reprise", "tiles.yaml"));
  const { code, out } = await made("reprise", ...words);
  expect(code).toBe(0);
  expect(out).toContain("2 fichiers seraient écrits autrement, ou n’y sont pas");
  expect(out).toMatch(/tiles\.yaml\.nouveau\s+n’y est pas : pour le prendre/);
  expect(out).toMatch(/indicators\.yaml\.nouveau\s+diffère du vôtre/);
  expect(await read("reprise", "indicators.yaml")).toBe(mine);
  await expect(read("reprise", "tiles.yaml")).rejects.toThrow();
  expect(await read("reprise", "tiles.yaml.nouveau")).toContain("approximate: true");
  expect(await read("reprise", "indicators.yaml.nouveau")).toContain("rsa_groups");
  await expect(read("reprise", "study.yaml.nouveau")).rejects.toThrow();
});
