import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HouseholdIndicator, householdsCsv, householdsMapping, householdsStudy } from "./households.ts";
import { fewBetween, fewIn, linesOf } from "./pencil.ts";
import { vigie, workbench, writeFiles } from "./vigie.ts";

/** What publications tell together that none tells alone, by the whole command, judged by `vigie audit` and by a pencil. */
let folder: string;
let clear: () => Promise<void>;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
});
afterAll(() => clear());

type Change = Readonly<Record<string, number>>;
interface Asked {
  readonly asks: readonly HouseholdIndicator[];
  readonly change?: Change;
  readonly date: string;
  readonly version?: string;
  readonly until?: string;
  readonly previous?: readonly string[];
}

const bundle = (out: string) => join(out, "bundle.zip");

/** One year's run: its study, its data, the bundle; gives what the command said. */
async function run(out: string, asked: Asked) {
  const { code, error, said } = await ended(out, asked);
  expect(error).toBe("");
  expect(code).toBe(0);
  return said;
}

async function tryRun(out: string, asked: Asked) {
  const { code, said } = await ended(out, asked);
  return { code, codes: said.errors.map((one: { code: string }) => one.code) };
}

async function ended(out: string, { asks, change, date, previous = [], ...study }: Asked) {
  await writeFiles(join(folder, `etude-${out}`), householdsStudy(asks, study));
  await writeFile(join(folder, `${out}.csv`), householdsCsv(change));
  await writeFile(join(folder, `${out}.yaml`), householdsMapping(`${out}.csv`));
  const data = ["--partner", "caf", "--data", `${out}.yaml`, "--out", out, "--date", date];
  const words = ["run", `etude-${out}`, ...data, ...previous.flatMap((one) => ["--previous", bundle(one)])];
  const { code, out: text, error } = await vigie([...words, "--json"], folder);
  return { code, error, said: JSON.parse(text) };
}

const audit = async (...outs: readonly string[]) => {
  const { code, out } = await vigie(["audit", ...outs.map(bundle), "--json"], folder);
  const { errors = [] } = JSON.parse(out);
  return { code, codes: [...new Set(errors.map((one: { code: string }) => one.code))] };
};
const holds = { code: 0, codes: [] };
const nothingLeaves = { code: 3, codes: ["bundle/previous-tells"] };
const bothTell = { code: 3, codes: ["cli/change-tells", "cli/difference-changes"] };
const lines = (out: string) => linesOf(join(folder, bundle(out)));
const between = async (one: string, other: string) => fewBetween(await lines(one), await lines(other));

const few: Change = { "p1 locataire no": 3, "e2 heberge yes": 0, "e2 locataire yes": 2 };
const many: Change = { "p1 locataire no": 40, "e1 locataire yes": 30, "e2 locataire yes": 20 };

describe("two releases a year apart", () => {
  beforeAll(async () => {
    await run("an1", { asks: ["communes", "cohortes"], date: "2026-01-10" });
  });

  test("with a few persons changed, made as if nothing had left: the audit and the pencil find them", async () => {
    await run("oublieux", { asks: ["communes", "cohortes"], change: few, date: "2026-06-10" });
    expect(await audit("an1", "oublieux")).toEqual(bothTell);
    expect(await between("an1", "oublieux")).toBeGreaterThan(0);
  });

  test("given the first by --previous, no table may leave, and the run is refused", async () => {
    const asks = ["communes", "cohortes"] as const;
    const refused = await tryRun("an2", { asks, change: few, date: "2026-06-10", previous: ["an1"] });
    expect(refused).toEqual(nothingLeaves);
    expect(existsSync(join(folder, "an2"))).toBe(false);
  });

  test("with many persons changed, the tables leave again, and nothing is deduced", async () => {
    const previous = ["an1"];
    const { withheld } = await run("croit", {
      asks: ["communes", "cohortes"],
      change: many,
      date: "2026-06-10",
      previous,
    });
    expect(withheld).toEqual([]);
    expect(await audit("an1", "croit")).toEqual(holds);
    expect(await between("an1", "croit")).toBe(0);
    expect(fewIn(await lines("croit"))).toBe(0);
  });
});

/** All owners but four are at the RSA. */
const almostAll: Change = Object.fromEntries(
  [
    ["p2", 13],
    ["p3", 13],
    ["p4", 11],
    ["e1", 15],
    ["e2", 14],
    ["e3", 12],
  ].map(([commune, count]) => [`${commune} proprietaire no`, -Number(count)]),
);

test("a cohort and the one that contains it: the few outside are not deduced", async () => {
  const { masked } = await run("cohorte", { asks: ["cohortes"], change: almostAll, date: "2026-01-10" });
  expect(masked).toBeGreaterThan(0);
  expect(await audit("cohorte")).toEqual(holds);
  expect(fewIn(await lines("cohorte"))).toBe(0);
});

test("by commune and by EPT: what one masks, the other does not give back", async () => {
  const { masked } = await run("cartes", { asks: ["communes", "epts"], date: "2026-01-10" });
  expect(masked).toBeGreaterThan(0);
  expect(await audit("cartes")).toEqual(holds);
  expect(fewIn(await lines("cartes"))).toBe(0);
});

/** Three come to one side and fifteen to the other, so that their sum, another table's, tells nothing by itself. */
const bothSides: Change = { "p1 locataire no": 3, "p2 locataire yes": 15 };

describe("a count that changed by three, and a table that gives it by subtraction where nobody's answer is unknown", () => {
  const asked = { asks: ["minima", "cohortes"], change: bothSides, date: "2026-06-10" } as const;
  beforeAll(async () => {
    await run("minima", { asks: ["minima"], date: "2026-01-10" });
  });

  test("made as if nothing had left, the two tell who came", async () => {
    await run("minima-oublieux", asked);
    expect(await between("minima", "minima-oublieux")).toBeGreaterThan(0);
    expect(await audit("minima", "minima-oublieux")).toEqual(bothTell);
  });

  test("given the first, the table that would give it stays as well: the run is refused", async () => {
    expect(await tryRun("minima-suite", { ...asked, previous: ["minima"] })).toEqual(nothingLeaves);
  });
});

/** Of tenants of one commune, twenty at the RSA leave and three others come: no count shown changes by a few. */
const otherSide: Change = { "p1 locataire yes": -20, "p1 locataire no": 3 };

describe("a cohort and everyone, both changed by many, and by three outside of the cohort", () => {
  const asked = { asks: ["cohortes"], change: otherSide, date: "2026-06-10" } as const;
  beforeAll(async () => {
    await run("cohortes", { asks: ["cohortes"], date: "2026-01-10" });
  });

  test("made as if nothing had left, the audit and the pencil find who came", async () => {
    await run("cohortes-oublieux", asked);
    expect(await between("cohortes", "cohortes-oublieux")).toBeGreaterThan(0);
    expect(await audit("cohortes", "cohortes-oublieux")).toEqual({
      code: 3,
      codes: ["cli/difference-changes"],
    });
  });

  test("given the first, the table stays", async () => {
    const again = { ...asked, asks: ["cohortes", "minima"], previous: ["cohortes"] } as const;
    expect(await tryRun("cohortes-suite", again)).toEqual(nothingLeaves);
  });
});

describe("an indicator that the study asks no more, where no other table may leave: the run is refused", () => {
  const now = { change: few, date: "2026-06-10" } as const;
  test.each([
    { says: "its field is in another table", before: "cohortes", version: "0.1" },
    { says: "the version of the study is raised", before: "cohortes", version: "0.2" },
    { says: "the children of its field are in another", before: "epts", version: "0.1" },
  ] as const)("$says", async ({ before, version }) => {
    const first = `${before}-${version}`;
    await run(first, { asks: [before], date: "2026-01-10" });
    const asked = { ...now, asks: ["communes"], version } as const;
    await run(`${first}-oublieux`, asked);
    expect(await between(first, `${first}-oublieux`)).toBeGreaterThan(0);
    const previous = [first];
    const refused = await tryRun(`${first}-refuse`, { ...asked, previous });
    expect(refused).toEqual(nothingLeaves);
    expect(existsSync(join(folder, `${first}-refuse`))).toBe(false);
  });
});

/** Three leave one home for another, in one commune: no total changes. */
const moved: Change = { "e1 locataire no": 3, "e1 proprietaire no": -3 };

describe("an indicator that the study asks no more, and tables that say nothing of its own", () => {
  const asked = { asks: ["minima", "communes"], change: moved, date: "2026-06-10", version: "0.2" } as const;
  beforeAll(async () => {
    await run("avec-epts", { asks: ["epts"], date: "2026-01-10" });
  });

  test("made as if nothing had left, the table by commune tells who moved", async () => {
    await run("sans-epts-oublieux", asked);
    expect(await audit("avec-epts", "sans-epts-oublieux")).toEqual({ code: 3, codes: ["cli/change-tells"] });
    expect(await between("avec-epts", "sans-epts-oublieux")).toBeGreaterThan(0);
  });

  test("given the first, that table alone stays, and the run says which, why and what would help", async () => {
    const said = await run("sans-epts", { ...asked, previous: ["avec-epts"] });
    expect(said).toMatchObject({ withheld: ["communes"], telling: ["communes"], dropped: ["epts"] });
    expect(said).toMatchObject({ published: 1, leftOut: [] });
    expect(await audit("avec-epts", "sans-epts")).toEqual(holds);
    expect(await between("avec-epts", "sans-epts")).toBe(0);
    const { code, error } = await vigie(
      [
        ...["run", "etude-sans-epts", "--partner", "caf", "--data", "sans-epts.yaml", "--out", "dit"],
        ...["--date", "2026-06-10", "--previous", bundle("avec-epts")],
      ],
      folder,
    );
    expect(code).toBe(0);
    expect(error.replace(/\s+/g, " ")).toContain(
      "un tableau est retenu, car avec les lots déjà transmis il dirait ce qu’il en est de quelques personnes : communes. L’étude ne demande plus epts",
    );
  });
});

test("another window counts other persons: its tables are said not to be compared", async () => {
  await run("semestre", { asks: ["communes"], date: "2026-01-10" });
  const year = { asks: ["communes"], change: few, date: "2026-06-10", until: "2024-12-31" } as const;
  const { leftOut } = await run("annee", { ...year, version: "0.2", previous: ["semestre"] });
  expect(leftOut).toEqual([{ bundle: bundle("semestre"), indicator: "communes", why: "window" }]);
  const { code, out } = await vigie(["audit", bundle("semestre"), bundle("annee")], folder);
  expect(code).toBe(0);
  const words = out.replace(/\s+/g, " ");
  expect(words).toContain("2 lots de caf : aucun ne compte les mêmes personnes sur la même période");
  expect(words).toContain(
    "semestre/bundle.zip : ce tableau compte d’autres personnes, sur une autre période",
  );
});
