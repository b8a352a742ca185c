import { total, unknown } from "@vigie/engine";
import { newStudy, type Study } from "@vigie/study";
import { expect, test } from "vitest";
import { protect } from "../src/index.ts";
import { mergeRare } from "../src/merge-rare.ts";
import { published } from "../src/protection/protect-all.ts";
import type { PublishedTable } from "../src/protection/published-audit.ts";
import { loadSolver } from "../src/solver.ts";
import type { Relation } from "../src/system/structure.ts";
import { count, loaded, type Person } from "./world/counted.ts";
import { leaksOf } from "./world/leaks.ts";
import { randomOf, type World, type WorldField } from "./world/world.ts";

/** Tables told apart by exact sets of channels, whose rare ones are gathered otherwise in each, from study to attack. */
const highs = await loadSolver();
const min = 3;
const instances = process.env.VIGIE_LONG === "1" ? 300 : 3;
/** A population of which the attacker once learned a count: by subtraction, a set that nobody of a universe had. */
const counterExample = 8;
const sets = ["compte", "courriel", "compte+guichet", "courriel+guichet", "guichet", "none"];
const groupOf: Readonly<Record<string, string>> = {
  compte: "digital",
  courriel: "digital",
  "compte+guichet": "mixed",
  "courriel+guichet": "mixed",
  guichet: "direct",
};
const asked = {
  rsa: "kind: distribution, universe: rsa, of: subgroup",
  all: "kind: distribution, of: subgroup",
  rows: "kind: profile, universe: rsa, of: compte_actif, by: subgroup",
  columns: "kind: profile, of: subgroup, by: compte_actif",
  beside: "kind: distribution, universe: rsa, of: subgroup, against: all",
} as const;
const choices = [
  ["rsa", "all"],
  ["rows", "all"],
  ["rsa", "columns"],
  ["beside", "rows"],
  ["rsa", "rows"],
  ["rows"],
  ["columns"],
] as const;

async function studyOf(ids: readonly (keyof typeof asked)[]): Promise<Study> {
  const lines = ids.map((id) => `  ${id}: { source: allocataires, title: A, ${asked[id]} }`);
  const files = new Map(newStudy());
  files.set("study.yaml", (files.get("study.yaml") ?? "").replace("min: 11", `min: ${min}`));
  files.set("indicators.yaml", `indicators:\n${lines.join("\n")}\n`);
  return loaded(files);
}

/** Persons, most of them of a few sets of channels; some sets are of one universe only. */
function peopleOf(seed: number): readonly Person[] {
  const random = randomOf(seed);
  const kinds = sets.flatMap((subgroup) =>
    ["yes", "no"].flatMap((rsa) => ["yes", "no"].map((compte_actif) => ({ subgroup, rsa, compte_actif }))),
  );
  return kinds.flatMap((kind) => {
    const size = random() < 0.25 ? 0 : Math.floor(random() ** 2 * 14);
    return Array.from({ length: size }, () => kind);
  });
}

/** What the attacker knows: the persons of each kind, and what each table calls their set of channels. */
function worldOf(people: readonly Person[], tables: readonly PublishedTable[]): World {
  const named = new Map(tables.map((table) => [table.indicator, namesIn(table)]));
  const fields: Record<string, WorldField> = {
    universe: { leaves: ["in", "out"], parents: { all: ["in", "out"], rsa: ["in"] }, universe: true },
    subgroup: { leaves: sets },
    compte_actif: { leaves: ["yes", "no", unknown] },
  };
  const relations: Relation[] = [];
  for (const [indicator, nameOf] of named) {
    fields[`sets ${indicator}`] = { leaves: [...new Set(sets.map(nameOf))] };
    relations.push({
      fields: ["subgroup", `sets ${indicator}`],
      pairs: sets.map((set) => [set, nameOf(set)]),
    });
  }
  return {
    fields,
    relations,
    people: people.map((person) => ({
      universe: person.rsa === "yes" ? "in" : "out",
      subgroup: person.subgroup ?? "",
      compte_actif: person.compte_actif ?? "",
      ...Object.fromEntries(
        [...named].map(([indicator, nameOf]) => [`sets ${indicator}`, nameOf(person.subgroup ?? "")]),
      ),
    })),
    tables: Object.fromEntries(
      tables.map(({ indicator, dimensions }) => [
        indicator,
        dimensions.map(({ name, codes }) =>
          name === "universe"
            ? { field: name, codes }
            : { field: name === "subgroup" ? `sets ${indicator}` : name },
        ),
      ]),
    ),
  };
}

const absent = "absent";

function namesIn({ dimensions }: PublishedTable): (set: string) => string {
  const codes = dimensions.find(({ name }) => name === "subgroup")?.codes ?? [];
  return (set) => {
    const others = `_O.${groupOf[set]}`;
    return codes.includes(set) ? set : codes.includes(others) ? others : absent;
  };
}

/** The table with the zeros that it does not say: of sets that it neither shows nor gathers. */
function withAbsent(table: PublishedTable): PublishedTable {
  const nameOf = namesIn(table);
  if (!sets.some((set) => nameOf(set) === absent)) return table;
  const [universes] = table.dimensions;
  const zeros = (universes?.codes ?? []).map((universe) => ({
    codes: table.dimensions.map(({ name }) =>
      name === "universe" ? universe : name === "subgroup" ? absent : total,
    ),
    count: 0,
  }));
  return { ...table, rows: [...table.rows, ...zeros] };
}

test(`no attacker learns a count of tables told apart by channels: ${instances} populations`, {
  timeout: 3_600_000,
}, async () => {
  let left = 0;
  let gathered = 0;
  for (const ids of choices) {
    const study = await studyOf(ids);
    for (const seed of [...Array.from({ length: instances }, (_, at) => at + 1), counterExample]) {
      const people = peopleOf(seed);
      const exact = ids.map((id) => count(id, people, study));
      const { tables, proof } = protect(
        { secret: "kq9x vltz 4rmw pb7c", study, tables: exact, joints: new Map(), previous: [] },
        highs,
      );
      const leaving = tables.flatMap(published);
      left += leaving.length;
      gathered += tables.filter(({ treatment }) => "merged" in treatment && treatment.merged > 0).length;
      expect(proof.audit.holds).toBe(true);
      const leaks = leaksOf(leaving.map(withAbsent), worldOf(people, leaving), min);
      expect(leaks.found, `${ids}, seed ${seed}`).toEqual([]);
      expect(leaks.possible).toBe(true);
    }
  }
  expect(left).toBeGreaterThan(0);
  expect(gathered).toBeGreaterThan(0);
});

test("what is gathered changes no total, and hides every small count that its group can hide", async () => {
  for (const id of ["rows", "columns", "beside"] as const) {
    const study = await studyOf([id]);
    const source = study.sources.get("allocataires");
    if (source === undefined) throw new RangeError("no source");
    for (let seed = 1; seed <= 60; seed++) {
      const exact = count(id, peopleOf(seed), study);
      const { table } = mergeRare(exact, source, { min });
      const at = exact.dimensions.findIndex(({ name }) => name === "subgroup");
      const sumsOf = ({ rows }: typeof exact, code: (set: string) => string | undefined) => {
        const sums = new Map<string, number>();
        for (const row of rows) {
          const name = row.codes.with(at, code(row.codes[at] ?? "") ?? "").join(" ");
          sums.set(name, (sums.get(name) ?? 0) + row.count);
        }
        return new Map([...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)));
      };
      const group = (code: string) => groupOf[code] ?? code.replace("_O.", "");
      expect(sumsOf(table, group)).toEqual(sumsOf(exact, group));
      const wholes = sumsOf(table, group);
      for (const { codes, count: size } of table.rows) {
        const code = codes[at] ?? "";
        const isAlone = [...wholes].some(
          ([name, whole]) => name.includes(group(code)) && whole > 0 && whole < min,
        );
        if (groupOf[code] !== undefined && !isAlone) expect(size === 0 || size >= min).toBe(true);
      }
    }
  }
});
