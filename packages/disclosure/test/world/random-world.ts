import { total } from "@vigie/engine";
import type { Relation } from "../../src/system/structure.ts";
import { kindsOf } from "./brute-force.ts";
import { type Person, randomOf, type World, type WorldField } from "./world.ts";

export const worldKinds = [
  "linked",
  "hierarchical",
  "recoded",
  "subgroups",
  "nested",
  "chained",
  "sets",
  "related",
  "gathered",
  "united",
  "revised",
] as const;
export type WorldKind = (typeof worldKinds)[number];

/** A small population and its tables, of one of the shapes by which tables are linked. */
export function randomWorld(kind: WorldKind, seed: number): World {
  const random = randomOf(seed);
  const frame = frames[kind](random);
  const kinds = kindsOf(frame);
  const isFew = (kind: Person) => frame.few !== undefined && kind[frame.few.field] === frame.few.leaf;
  const weights = kinds.map((kind) => (random() < 0.15 ? 0 : random() ** 2 * (isFew(kind) ? 0.1 : 1)));
  const size = 15 + Math.floor(random() * (kind === "hierarchical" ? 250 : 90));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const people = Array.from({ length: size }, (): Person => {
    let left = random() * total;
    for (const [at, weight] of weights.entries()) {
      left -= weight;
      if (left < 0) return kinds[at] ?? {};
    }
    return kinds[0] ?? {};
  });
  return { ...frame, people, ...(frame.moves ? { later: moved(people, kinds, random) } : {}) };
}

/** `moves`: a few persons come, go or move after the first release. `few`: a leaf that few persons hold. */
type Frame = Omit<World, "people" | "later"> & {
  readonly moves?: boolean;
  readonly few?: { readonly field: string; readonly leaf: string };
};

function moved(people: readonly Person[], kinds: readonly Person[], random: () => number): readonly Person[] {
  const anyone = () => kinds[Math.floor(random() * kinds.length)] ?? {};
  const gone = people.filter(() => random() > 0.04).map((person) => (random() < 0.04 ? anyone() : person));
  return [...gone, ...Array.from({ length: between(random, 0, 3) }, anyone)];
}

const leaves = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}${at}`);
const field = (name: string, count: number, sensitive = false): WorldField => ({
  leaves: leaves(name, count),
  sensitive,
});
const cross = (...fields: readonly string[]) => fields.map((name) => ({ field: name }));
const between = (random: () => number, low: number, high: number) =>
  low + Math.floor(random() * (high - low + 1));

const frames: Record<WorldKind, (random: () => number) => Frame> = {
  linked: (random) => ({
    fields: {
      a: field("a", between(random, 3, 4)),
      b: field("b", 3),
      c: field("c", between(random, 2, 3), random() < 0.3),
    },
    relations: [],
    tables: { ab: cross("a", "b"), bc: cross("b", "c"), ...(random() < 0.6 ? { ac: cross("a", "c") } : {}) },
  }),
  hierarchical: (random) => {
    const a = leaves("a", between(random, 4, 6));
    const cut = between(random, 2, a.length - 1);
    return {
      fields: {
        a: { leaves: a, parents: { P: a.slice(0, cut), Q: a.slice(cut) } },
        b: field("b", between(random, 3, 4), random() < 0.3),
      },
      relations: [],
      tables: { ab: cross("a", "b") },
    };
  },
  recoded: (random) => {
    const country = leaves("a", between(random, 3, 5));
    const pairs = country.map((code, at) => [code, at === 0 ? "home" : "abroad"] as const);
    return {
      fields: {
        country: { leaves: country },
        born: { leaves: ["home", "abroad"], sensitive: random() < 0.3 },
        sex: field("s", 3),
      },
      relations: [{ fields: ["country", "born"], pairs }],
      tables: {
        byCountry: cross("country", "sex"),
        byBirth: [{ field: "born" }, ...(random() < 0.5 ? cross("sex") : [])],
      },
    };
  },
  subgroups: (random) => {
    const sets = ["x", "y", "z", "x+y", "x+z", "y+z", "none"].slice(0, between(random, 4, 7));
    const flag = (channel: string): Relation => ({
      fields: ["subgroup", channel],
      pairs: sets.map((set) => [set, set.split("+").includes(channel) ? "yes" : "no"]),
    });
    return {
      fields: {
        subgroup: { leaves: sets },
        x: { leaves: ["yes", "no"] },
        y: { leaves: ["yes", "no"] },
        sex: field("s", 3),
      },
      relations: [flag("x"), flag("y")],
      tables: {
        sets: cross("subgroup"),
        users: cross("x", "sex"),
        ...(random() < 0.5 ? { others: cross("y", "sex") } : {}),
      },
    };
  },
  nested: (random) => ({
    fields: {
      universe: { leaves: ["in", "out"], parents: { all: ["in", "out"], rsa: ["in"] }, universe: true },
      a: field("a", between(random, 3, 5)),
      b: field("b", 3, random() < 0.3),
    },
    relations: [],
    tables: {
      a: [{ field: "universe", codes: ["all", "rsa"] }, { field: "a" }],
      ...(random() < 0.7 ? { b: [{ field: "universe", codes: ["rsa"] }, ...cross("a", "b")] } : {}),
    },
  }),
  chained: (random) => ({
    fields: { a: field("a", 3), b: field("b", between(random, 2, 3)), c: field("c", 3), d: field("d", 2) },
    relations: [],
    tables: { ab: cross("a", "b"), bc: cross("b", "c"), cd: cross("c", "d"), ad: cross("a", "d") },
  }),
  sets: (random) => {
    const flags = ["f", "g", "h"].slice(0, between(random, 2, 3));
    let sets: readonly string[] = ["none"];
    for (const flag of flags)
      sets = [...sets, ...sets.map((set) => (set === "none" ? flag : `${set}+${flag}`))];
    const pairs = (code: (set: string) => string) => sets.map((set) => [set, code(set)] as const);
    return {
      fields: {
        set: { leaves: sets },
        any: { leaves: ["yes", "no"], sensitive: random() < 0.3 },
        ...Object.fromEntries(flags.map((flag) => [flag, { leaves: ["yes", "no"] }])),
        sex: field("s", 2),
      },
      relations: [
        { fields: ["set", "any"], pairs: pairs((set) => (set === "none" ? "no" : "yes")) },
        ...flags.map(
          (flag): Relation => ({
            fields: ["set", flag],
            pairs: pairs((set) => (set.split("+").includes(flag) ? "yes" : "no")),
          }),
        ),
      ],
      tables: {
        ...(random() < 0.6 ? { sets: cross("set") } : {}),
        unions: cross("any", "sex"),
        items: [
          ...(random() < 0.6 ? cross("sex") : []),
          { items: Object.fromEntries(flags.map((flag) => [`item_${flag}`, flag])) },
        ],
      },
    };
  },
  // One field is a function of another, and a ring of tables goes by fields that nothing relates.
  related: (random) => {
    const country = leaves("a", between(random, 2, 3));
    const pairs = country.map((code, at) => [code, at === 0 ? "home" : "abroad"] as const);
    return {
      fields: {
        country: { leaves: country },
        born: { leaves: ["home", "abroad"], sensitive: random() < 0.3 },
        sex: field("s", 2),
        age: field("g", between(random, 2, 3)),
      },
      relations: [{ fields: ["country", "born"], pairs }],
      tables: {
        byCountry: cross("country", "sex"),
        byBirth: cross("born", "age"),
        ...(random() < 0.7 ? { bySex: cross("sex", "age") } : {}),
      },
    };
  },
  // Each table gathers other codes of one field.
  gathered: (random) => {
    const all = leaves("a", between(random, 4, 5));
    const [first, second] = [1, 2].map((at) => all.filter((_, leaf) => leaf === 0 || leaf === at));
    if (first === undefined || second === undefined) throw new RangeError("two gatherings");
    const shown = (code: string, own: readonly string[]) => [
      ...all.filter((leaf) => !own.includes(leaf)),
      code,
      total,
    ];
    return {
      fields: {
        a: { leaves: all, parents: { "_O.1": first, "_O.2": second } },
        sex: field("s", 2),
      },
      relations: [],
      few: { field: "a", leaf: "a0" },
      tables: {
        one: [{ field: "a", codes: shown("_O.1", first) }],
        other: [{ field: "a", codes: shown("_O.2", second) }, ...(random() < 0.5 ? cross("sex") : [])],
      },
    };
  },
  // Two flags and their union; or three groupings of the same codes, which stand in no table.
  united: (random) => {
    const isUnion = random() < 0.5;
    const all = isUnion ? ["none", "f", "g", "f+g"] : ["a", "b", "c", "d"];
    const pairsTo = (codes: readonly string[]): Relation["pairs"] =>
      all.map((leaf, at) => [leaf, codes[at] ?? ""]);
    const made: Readonly<Record<string, readonly string[]>> = isUnion
      ? { f: ["no", "yes", "no", "yes"], g: ["no", "no", "yes", "yes"], any: ["no", "yes", "yes", "yes"] }
      : { x: ["ab", "ab", "cd", "cd"], y: ["ad", "bc", "bc", "ad"], z: ["ac", "bd", "ac", "bd"] };
    const names = Object.keys(made);
    const bySex = random() < 0.3;
    return {
      fields: {
        root: { leaves: all },
        ...Object.fromEntries(names.map((name) => [name, { leaves: [...new Set(made[name])] }])),
        sex: field("s", 2),
      },
      relations: names.map((name) => ({ fields: ["root", name], pairs: pairsTo(made[name] ?? []) })),
      tables: Object.fromEntries(
        names.map((name) => [name, [...cross(name), ...(bySex ? cross("sex") : [])]]),
      ),
    };
  },
  revised: (random) => {
    const frame = frames[random() < 0.5 ? "linked" : "recoded"](random);
    const [first = "", ...others] = Object.keys(frame.tables);
    const left = others.length > 1 && random() < 0.5 ? [first, ...others.slice(0, 1)] : [first];
    return { ...frame, first: left, moves: random() < 0.6 };
  },
};
