import type { ExactSource } from "@vigie/disclosure";
import { loadStudy, type Study } from "@vigie/study";
import { type Table, total, unknown } from "@vigie/table";
import { VigieErrors } from "@vigie/words";

export interface InventedStudy {
  readonly name: string;
  readonly study: Study;
  readonly exact: ReadonlyMap<string, ExactSource>;
}

/** As many profiles of a field of four codes by one of five. */
export async function wideStudy(indicators: number, units: number): Promise<InventedStudy> {
  const names = Array.from({ length: indicators }, (_, at) => `field_${at}`);
  const study = await studyOf({
    codelists: { five: codes(5), four: codes(4) },
    fields: ["  split: { type: code, codelist: five, label: { fr: Groupe } }", ...names.map(fieldOf("four"))],
    indicators: names.map((name) => profileOf(name, "split")),
  });
  const random = generator();
  const rows = Array.from({ length: units }, () => names.map(() => Math.floor(random() * 4)));
  const splits = rows.map(() => Math.floor(random() * 5));
  const tables = names.map((name, at) =>
    tableOf(name, ["split", name], [codes(5), codes(4)], (add) => {
      for (const [unit, row] of rows.entries()) add([`c${splits[unit]}`, `c${row[at]}`]);
    }),
  );
  return { name: `${indicators} indicators, ${units} units`, study, exact: exactOf(tables) };
}

/** One profile of a long list of codes, every cell of which is drawn. */
export async function largeList(communes: number, groups: number): Promise<InventedStudy> {
  const long = codes(communes);
  const study = await studyOf({
    codelists: { communes: long, groups: codes(groups) },
    fields: [
      "  split: { type: code, codelist: groups, label: { fr: Groupe } }",
      fieldOf("communes")("commune"),
    ],
    indicators: [profileOf("commune", "split")],
  });
  const random = generator();
  const table = tableOf("commune", ["split", "commune"], [codes(groups), long], (add) => {
    for (let unit = 0; unit < 100_000; unit++)
      add([`c${Math.floor(random() * groups)}`, `c${Math.floor(random() ** 3 * communes)}`]);
  });
  return { name: `${communes} communes by ${groups} groups`, study, exact: exactOf([table]) };
}

function exactOf(tables: readonly Table[]): ReadonlyMap<string, ExactSource> {
  return new Map([["units", { tables, jointCounts: new Map(), measures: new Map(), respondents: null }]]);
}

function codes(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `c${at}`);
}

const fieldOf = (codelist: string) => (name: string) =>
  `  ${name}: { type: code, codelist: ${codelist}, label: { fr: ${name} } }`;

const profileOf = (of: string, by: string) =>
  `  ${of}: { kind: profile, source: units, title: { fr: ${of} }, by: ${by}, of: ${of} }`;

async function studyOf({
  codelists,
  fields,
  indicators,
}: {
  readonly codelists: Readonly<Record<string, readonly string[]>>;
  readonly fields: readonly string[];
  readonly indicators: readonly string[];
}): Promise<Study> {
  const lists = Object.entries(codelists).map(([name, listCodes]): [string, string] => [
    `codelists/${name}.yaml`,
    `codelist: ${name}\nlabel: { fr: ${name} }\ncodes:\n${listCodes.map((code) => `  - { code: ${code}, label: { fr: ${code} } }\n`).join("")}`,
  ]);
  const loaded = await loadStudy(
    new Map([
      [
        "study.yaml",
        `vigie: 1\nstudy: invented\nversion: "1"\ntitle: { fr: Étude inventée }\nwindow: { from: 2022-01-01, to: 2022-12-31 }
timezone: Europe/Paris\nlanguages: [fr]\npartners:\n  partner: { label: { fr: Partenaire }, sources: [units] }\n`,
      ],
      ["indicators.yaml", `indicators:\n${indicators.join("\n")}\n`],
      [
        "sources/units.yaml",
        `source: units\nlabel: { fr: Unités }\nunit: { one: { fr: unité }, many: { fr: unités } }\nfields:\n${fields.join("\n")}\n`,
      ],
      ...lists,
    ]),
  );
  if ("errors" in loaded) throw new VigieErrors(loaded.errors);
  return loaded.study;
}

function tableOf(
  indicator: string,
  names: readonly string[],
  lists: readonly (readonly string[])[],
  fill: (add: (codes: readonly string[]) => void) => void,
): Table {
  const counts = new Map<string, number>();
  fill((cellCodes) => {
    for (const first of [cellCodes[0], total])
      for (const second of [cellCodes[1], total]) {
        const key = `${first},${second}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
  });
  const [rows = [], columns = []] = lists.map((list) => [...list, unknown, total]);
  return {
    indicator,
    dimensions: [
      { name: "universe", codes: ["all"] },
      ...names.map((name, at) => ({ name, codes: [...(lists[at] ?? []), unknown, total] })),
    ],
    rows: rows.flatMap((row) =>
      columns.map((column) => ({ codes: ["all", row, column], count: counts.get(`${row},${column}`) ?? 0 })),
    ),
  };
}

/** Mulberry32: the same numbers in 0..1 at each run. */
function generator(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}
