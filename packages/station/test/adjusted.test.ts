import { loadSolver, type ProtectedTable, protect } from "@vigie/disclosure";
import type { Joint, Table } from "@vigie/engine";
import { type Indicator, loadStudy, type Source, type Study, VigieErrors } from "@vigie/study";
import { expect, test } from "vitest";
import { adjustedAssociation } from "../src/estimates/adjusted-association.ts";
import type { Estimated } from "../src/estimates/estimate-kind.ts";
import { estimateJoints } from "../src/estimates/index.ts";

const highs = await loadSolver();
const list = (name: string, codes: readonly string[]) =>
  [
    `codelists/${name}.yaml`,
    JSON.stringify({ codelist: name, label: name, codes: codes.map((code) => ({ code, label: code })) }),
  ] as const;

async function admissionsStudy(protects: "persons" | "nothing"): Promise<Study> {
  const loaded = await loadStudy(
    new Map([
      [
        "study.yaml",
        `vigie: 1
study: admissions
version: "1"
title: Admissions
window: { from: 1973-01-01, to: 1973-12-31 }
timezone: Europe/Paris
languages: [fr]
partners: { school: { label: École, sources: [people] } }
`,
      ],
      list("sexes", ["woman", "man", "other"]),
      list("streams", ["a", "b", "c", "d", "e", "f", "g"]),
      list("ages", ["young", "middle", "old"]),
      [
        "sources/people.yaml",
        `source: people
label: Candidats
unit: { one: candidat, many: candidats }
protects: ${protects}
reading: { kind: superpopulation, note: cette année parmi d’autres. }
fields:
  sex: { type: code, codelist: sexes, label: Sexe }
  stream: { type: code, codelist: streams, label: Filière }
  age: { type: code, codelist: ages, label: Âge }
  admitted: { type: flag, label: Admission }
`,
      ],
      [
        "indicators.yaml",
        `indicators:
  link: { kind: association, source: people, title: Lien, of: sex, reference: woman, outcome: admitted, adjust: { stream: a, age: young } }
  simple: { kind: association, source: people, title: Lien, of: sex, reference: woman, outcome: admitted, adjust: { stream: a } }
`,
      ],
    ]),
  );
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  return loaded.study;
}

/** UCBAdmissions of R: admitted and rejected, by stream, men then women. */
const admissions = {
  a: { man: [512, 313], woman: [89, 19] },
  b: { man: [353, 207], woman: [17, 8] },
  c: { man: [120, 205], woman: [202, 391] },
  d: { man: [138, 279], woman: [131, 244] },
  e: { man: [53, 138], woman: [94, 299] },
  f: { man: [22, 351], woman: [24, 317] },
} as const;

type Rows = readonly { readonly values: readonly string[]; readonly count: number }[];

const berkeley: Rows = Object.entries(admissions).flatMap(([stream, sexes]) =>
  Object.entries(sexes).flatMap(([sex, [yes, no]]) => [
    { values: [sex, "yes", stream], count: yes },
    { values: [sex, "no", stream], count: no },
  ]),
);

/** Sexes by answer, stream and age: the answer is drawn by none of them, 20 to 31 in each combination. */
const even: Rows = ["woman", "man"].flatMap((sex, i) =>
  ["yes", "no"].flatMap((answer, j) =>
    ["a", "b", "c", "d"].flatMap((stream, k) =>
      ["young", "middle", "old"].map((age, l) => ({
        values: [sex, answer, stream, age],
        count: 20 + ((7 * i + 5 * j + 3 * k + 2 * l) % 12),
      })),
    ),
  ),
);

/** What the association gives of these respondents, its table counted from them. */
async function estimate(
  id: string,
  rows: Rows,
  {
    protects = "persons",
    change = (table) => table,
  }: { protects?: "persons" | "nothing"; change?: (table: ProtectedTable) => ProtectedTable } = {},
): Promise<Estimated> {
  const study = await admissionsStudy(protects);
  const indicator = study.indicators.get(id);
  const source = study.sources.get("people");
  if (!indicator || !source) throw new RangeError("not in the study");
  const [cut] = estimateJoints([indicator], source);
  if (!cut) throw new RangeError("no joint was asked");
  const joint: Joint = { id: cut.id, columns: cut.columns, rows };
  const table = change(alone(countedTable(id, rows), study));
  return adjustedAssociation.estimate({
    study,
    source,
    indicator,
    joints: new Map([[cut.id, joint]]),
    table,
  });
}

function alone(table: Table, study: Study): ProtectedTable {
  const [only] = protect(
    { secret: "kq9x vltz 4rmw pb7c", study, tables: [table], joints: new Map(), previous: [] },
    highs,
  ).tables;
  if (only === undefined) throw new RangeError("no table");
  return only;
}

function countedTable(indicator: string, rows: Rows): Table {
  const dimensions = [
    { name: "universe", codes: ["all"] },
    { name: "sex", codes: ["woman", "man", "other", "_U", "_T"] },
    { name: "admitted", codes: ["yes", "no", "_U", "_T"] },
  ];
  const [, sexes, answers] = dimensions.map(({ codes }) => codes);
  return {
    indicator,
    dimensions,
    rows: (sexes ?? []).flatMap((sex) =>
      (answers ?? []).map((answer) => ({
        codes: ["all", sex, answer],
        count: rows
          .filter(
            ({ values }) => (sex === "_T" || values[0] === sex) && (answer === "_T" || values[1] === answer),
          )
          .reduce((sum, { count }) => sum + count, 0),
      })),
    ),
  };
}

const changed = (rows: Rows, count: (values: readonly string[], before: number) => number): Rows =>
  rows.map((row) => ({ ...row, count: count(row.values, row.count) })).filter((row) => row.count > 0);

test("Berkeley: men, streams held equal; glm of R gives 0.90 (0.77 to 1.06), p 0.217", async () => {
  const { measures, silence } = await estimate("simple", berkeley, { protects: "nothing" });
  expect(silence).toBeNull();
  expect(measures.values.get("all,man,_T")).toEqual([0.9, 0.77, 1.06, 0.22, null, null]);
  // 1 755 admitted of 4 526, seven parameters with the intercept: 292.5 a parameter.
  expect(measures.values.get("all,_T,_T")).toEqual([null, null, null, null, 2000, 200]);
  expect([...measures.values.keys()]).toEqual(["all,man,_T", "all,_T,_T"]);
});

test.each<[string, Promise<Estimated>, Estimated["silence"]]>([
  [
    "persons, and a model that nearly only says the counts again: 12 combinations, 7 parameters",
    estimate("simple", berkeley),
    { reason: "few_combinations", attributes: [] },
  ],
  [
    "no woman, who are the reference, in places that protect nobody",
    estimate(
      "link",
      changed(even, ([sex], count) => (sex === "woman" ? 0 : count)),
      { protects: "nothing" },
    ),
    { reason: "reference_absent", attributes: ["sex"] },
  ],
  [
    "one stream only, in places that protect nobody",
    estimate(
      "link",
      changed(even, ([, , stream], count) => (stream === "a" ? 40 * count : 0)),
      { protects: "nothing" },
    ),
    { reason: "one_value", attributes: ["stream"] },
  ],
  [
    "one stream only, of persons: that they all have it would tell each one's",
    estimate(
      "link",
      changed(even, ([, , stream], count) => (stream === "a" ? 40 * count : 0)),
    ),
    { reason: "small_category", attributes: [] },
  ],
  [
    "everyone admitted, in places that protect nobody",
    estimate(
      "link",
      changed(even, ([, answer], count) => (answer === "yes" ? count : 0)),
      { protects: "nothing" },
    ),
    { reason: "no_variation", attributes: [] },
  ],
  [
    "ten of the old rejected, eleven being asked",
    estimate(
      "link",
      changed(even, ([sex, answer, stream, age], count) =>
        answer === "no" && age === "old" ? (sex === "man" && stream === "a" ? 10 : 0) : count,
      ),
    ),
    { reason: "small_category", attributes: [] },
  ],
  [
    "of those of another sex, as many as anyone sees, nobody's age is known: that would be told",
    estimate("link", [
      ...even,
      { values: ["other", "yes", "a", "_U"], count: 30 },
      { values: ["other", "no", "a", "_U"], count: 30 },
    ]),
    { reason: "small_category", attributes: [] },
  ],
  [
    "nobody rejected in stream b, in places that protect nobody",
    estimate(
      "link",
      changed(even, ([, answer, stream], count) => (answer === "no" && stream === "b" ? 0 : count)),
      { protects: "nothing" },
    ),
    { reason: "separation", attributes: ["stream"] },
  ],
  [
    "streams that follow from ages",
    estimate(
      "link",
      changed(even, ([, , stream, age], count) =>
        ["a young", "b middle", "c old"].includes(`${stream} ${age}`) ? 3 * count : 0,
      ),
      { protects: "nothing" },
    ),
    { reason: "rank_deficient", attributes: ["age"] },
  ],
  [
    "a masked count of the table",
    estimate("link", even, {
      change: (table) => ({
        ...table,
        rows: table.rows.map((row) =>
          row.codes.join() === "all,man,no"
            ? { ...row, cell: { status: "secondary", reason: "linked" } as const }
            : row,
        ),
      }),
    }),
    { reason: "secret", attributes: [] },
  ],
])("no model: %s", async (_, work, silence) => {
  const found = await work;
  expect(found.silence).toEqual(silence);
  expect(found.measures.values.size).toBe(0);
  expect(found.measures.names).toHaveLength(6);
});

test("units without a known characteristic are outside the model, and codes that nobody holds outside its levels", async () => {
  const unknown = [
    { values: ["man", "yes", "_U", "young"], count: 500 },
    { values: ["_U", "no", "a", "young"], count: 500 },
    { values: ["_U", "yes", "a", "young"], count: 400 },
  ];
  const [whole, partly] = [await estimate("link", even), await estimate("link", [...even, ...unknown])];
  expect(whole.silence).toBeNull();
  expect(partly.measures.values.get("all,man,_T")).toEqual(whole.measures.values.get("all,man,_T"));
  expect(whole.measures.values.has("all,other,_T")).toBe(false);
});

test("a full population has its ratio, without interval nor p", async () => {
  const study = await admissionsStudy("persons");
  const [indicator, source] = [study.indicators.get("link"), study.sources.get("people")];
  if (!indicator || !source) throw new RangeError("not in the study");
  const full: Source = { ...source, reading: null };
  const [cut] = estimateJoints([indicator], full);
  const joints = new Map([[cut?.id ?? "", { id: cut?.id ?? "", columns: cut?.columns ?? [], rows: even }]]);
  const table = alone(countedTable("link", even), study);
  const { measures } = adjustedAssociation.estimate({ study, source: full, indicator, joints, table });
  expect(measures.names).toEqual(["adjusted_odds_ratio", "model_base_min", "events_per_parameter_min"]);
});

test("an association that holds nothing equal asks for no joint", async () => {
  const study = await admissionsStudy("persons");
  const [indicator, source] = [study.indicators.get("link"), study.sources.get("people")];
  if (indicator?.kind !== "association" || !source) throw new RangeError("not in the study");
  const plain: Indicator = { ...indicator, adjust: new Map() };
  expect(estimateJoints([plain], source)).toEqual([]);
});
