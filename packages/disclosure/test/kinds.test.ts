import { newStudy, type Study } from "@vigie/study";
import { beforeAll, expect, test } from "vitest";
import { loadSolver, protect } from "../src/index.ts";
import { count, loaded, many, type Person, shown } from "./world/counted.ts";

/** Tables of every kind, counted here from persons, through the door: what they tell of one another is masked. */
const highs = await loadSolver();

const files = {
  "codelists/origin.yaml": `codelist: origin
label: Origine
codes:
  - { code: france, label: France }
  - { code: abroad, label: Étranger }
  - { code: metropole, parent: france, label: Métropole }
  - { code: dom, parent: france, label: Outre-mer }
  - { code: algeria, parent: abroad, label: Algérie }
  - { code: mali, parent: abroad, label: Mali }
  - { code: peru, parent: abroad, label: Pérou }
  - { code: tonga, parent: abroad, label: Tonga }
`,
  "codelists/help.yaml": `codelist: help
label: Aide
codes: [{ code: call, label: Appel }, { code: visit, label: Visite }, { code: letter, label: Lettre }]
`,
  "sources/allocataires.yaml": `source: allocataires
label: Personnes
unit: { one: personne, many: personnes }
fields:
  origin: { type: code, codelist: origin, label: Origine }
  sex: { type: flag, label: Femme }
  letters: { type: flag, label: Courriers }
  french: { type: flag, label: Français }
  money: { type: flag, label: Argent }
  wish: { type: multiple, codelist: help, label: Aide voulue }
derive:
  struggles: { any: [letters, french, money], label: En difficulté }
  troubles: { set: [letters, french, money], label: Difficultés }
`,
  "indicators.yaml": `indicators:
  origins: { kind: distribution, source: allocataires, title: A, of: origin }
  by_sex: { kind: profile, source: allocataires, title: B, of: origin, by: sex }
  troubles: { kind: overlap, source: allocataires, title: C, of: troubles }
  letters: { kind: distribution, source: allocataires, title: D, of: letters }
  struggles: { kind: profile, source: allocataires, title: E, of: struggles, by: sex }
  wishes: { kind: multiple, source: allocataires, title: F, of: wish, by: sex }
`,
};

let study: Study;
beforeAll(async () => {
  const text = newStudy().get("study.yaml") ?? "";
  const kept = [...newStudy()].filter(([path]) => path === "study.yaml");
  study = await loaded(new Map([...kept, ["study.yaml", text], ...Object.entries(files)]));
});

const release = (people: readonly Person[], indicators: readonly string[], of = study) =>
  protect(
    {
      study: of,
      tables: indicators.map((id) => count(id, people, of)),
      joints: new Map(),
      previous: [],
      secret: "frappé au hasard, une fois",
    },
    highs,
  );
test("an overlap, a flag and a union of the same flags are sums over the same sets", () => {
  const flags = (letters: string, french: string, money: string) => {
    const held = Object.entries({ letters, french, money }).filter(([, yes]) => yes === "yes");
    const set = held.length === 0 ? "none" : held.map(([name]) => name).join("+");
    return { letters, french, money, struggles: held.length > 0 ? "yes" : "no", troubles: set };
  };
  const people = [
    ...many(60, { sex: "yes", ...flags("no", "no", "no") }),
    ...many(50, { sex: "no", ...flags("no", "no", "no") }),
    ...many(40, { sex: "yes", ...flags("yes", "no", "no") }),
    ...many(31, { sex: "no", ...flags("yes", "yes", "no") }),
    ...many(13, { sex: "no", ...flags("no", "yes", "yes") }),
    ...many(12, { sex: "yes", ...flags("no", "no", "yes") }),
  ];
  const alone = release(people, ["troubles"]);
  expect(shown(alone.tables[0]).letters).toBe(40);
  const both = release(people, ["troubles", "letters", "struggles"]);
  const structure = both.proof.structure.populations[0];
  expect(structure?.relations.map(({ fields }) => fields.join(" ")).toSorted()).toEqual([
    "letters struggles",
    "letters troubles",
    "struggles troubles",
  ]);
  // 71 have trouble with letters: the two sets that hold them, and nothing that the tables say apart.
  expect(shown(both.tables[1]).yes).toBe(71);
  expect(both.proof.audit.holds).toBe(true);
});

test("rare sets of flags are gathered, and the rest is what the others leave", () => {
  const people = [
    ...many(60, { troubles: "none" }),
    ...many(40, { troubles: "letters" }),
    ...many(7, { troubles: "french" }),
    ...many(6, { troubles: "money" }),
    ...many(20, { troubles: "letters+french" }),
  ];
  const { tables, proof } = release(people, ["troubles"]);
  expect(tables[0]?.treatment).toMatchObject({ kind: "masked", merged: 2 });
  expect(shown(tables[0])._O).toBe(13);
  const [, view] = proof.structure.populations[0]?.tables.get("troubles") ?? [];
  expect(view && "members" in view ? view.members.get("_O") : []).toEqual(["french", "money"]);
});

test("each item of a question is a field of its own: its table is one line an item", () => {
  const wish = (call: string, visit: string, letter: string) => ({
    wish_call: call,
    wish_visit: visit,
    wish_letter: letter,
  });
  const people = [
    ...many(60, { sex: "yes", ...wish("yes", "no", "no") }),
    ...many(55, { sex: "no", ...wish("no", "yes", "no") }),
    ...many(45, { sex: "yes", ...wish("yes", "yes", "yes") }),
    ...many(44, { sex: "no", ...wish("yes", "yes", "yes") }),
    ...many(20, { sex: "yes", ...wish("no", "yes", "no") }),
    ...many(30, { sex: "yes" }),
    ...many(31, { sex: "no" }),
    ...many(4, { sex: "no", ...wish("no", "no", "yes") }),
  ];
  const { tables, proof } = release(people, ["wishes"]);
  const cells = shown(tables[0]);
  expect(tables[0]?.treatment.kind).toBe("masked");
  // Four men want no visit; calls and letters have no small count.
  expect([cells["yes call yes"], cells["no letter yes"], cells["no visit no"]]).toEqual([105, 48, null]);
  expect(Object.entries(cells).filter(([, value]) => value !== null && value > 0 && value < 11)).toEqual([]);
  expect(proof.audit.populations[0]?.cells.length).toBeGreaterThan(0);
  expect([...(proof.structure.populations[0]?.fields.keys() ?? [])].toSorted()).toEqual([
    "sex",
    "universe",
    "wish_call",
    "wish_letter",
    "wish_visit",
  ]);
});

const origins = [
  ...many(200, { origin: "metropole", sex: "yes" }),
  ...many(190, { origin: "metropole", sex: "no" }),
  ...many(40, { origin: "dom", sex: "yes" }),
  ...many(41, { origin: "dom", sex: "no" }),
  ...many(80, { origin: "algeria", sex: "yes" }),
  ...many(70, { origin: "algeria", sex: "no" }),
  ...many(9, { origin: "mali", sex: "yes" }),
  ...many(8, { origin: "mali", sex: "no" }),
  ...many(7, { origin: "peru", sex: "yes" }),
  ...many(6, { origin: "peru", sex: "no" }),
];

async function choosing(secrecy: string): Promise<Study> {
  const text = (newStudy().get("study.yaml") ?? "").replace(/^disclosure:\n(?: .*\n)*/m, "");
  return loaded(new Map([["study.yaml", `${text}\ndisclosure: ${secrecy}\n`], ...Object.entries(files)]));
}

test("a study may gather rare codes under their parent; another table of the same codes still adds up", async () => {
  const merging = await choosing("{ tables: { by_sex: { merge: [origin] } } }");
  const { tables, proof } = release(origins, ["by_sex", "origins"], merging);
  const [bySex, all] = tables;
  expect(bySex?.treatment).toMatchObject({ kind: "masked", merged: 2 });
  expect(shown(bySex)["yes _O.abroad"]).toBe(16);
  expect(shown(bySex)["_T _O.abroad"]).toBe(30);
  expect(shown(all).mali).toBe(17);
  const [, , view] = proof.structure.populations[0]?.tables.get("by_sex") ?? [];
  expect(view && "members" in view ? view.members.get("_O.abroad") : []).toEqual(["mali", "peru"]);
  // Without that choice the same table has masked cells.
  const masked = Object.values(shown(release(origins, ["by_sex"]).tables[0])).filter((cell) => cell === null);
  expect(masked.length).toBeGreaterThan(3);
});

test("a study may round: every count is a multiple, and totals add up", async () => {
  const rounding = await choosing("{ tables: { by_sex: { round: 15 } } }");
  const [table] = release(origins, ["by_sex"], rounding).tables;
  expect(table?.treatment).toMatchObject({ kind: "rounded", base: 15 });
  const cells = shown(table);
  expect(Object.values(cells).every((cell) => cell !== null && cell % 15 === 0)).toBe(true);
  expect((cells["yes metropole"] ?? 0) + (cells["no metropole"] ?? 0)).toBe(cells["_T metropole"]);
});

test("a study chooses what is costly to mask", async () => {
  const maskedWhen = async (secrecy: string) => {
    const { tables } = release(origins, ["by_sex", "origins"], await choosing(secrecy));
    return tables.map((table) => Object.values(shown(table)).filter((cell) => cell === null).length);
  };
  const [byCells, byWeight] = [
    await maskedWhen("{ masking: { by: cells, never: [sex] } }"),
    await maskedWhen("{ masking: { by: cells, never: [sex] }, tables: { origins: { weight: 100 } } }"),
  ];
  expect(byCells[0]).toBeGreaterThan(0);
  expect(byWeight[1]).toBeLessThanOrEqual(byCells[1] ?? 0);
});
