import { designProtection, type ExactSource, effectivePolicy, protect } from "@vigie/disclosure";
import fc from "fast-check";
import { expect, test } from "vitest";
import { originProblems, pack, readBundle } from "../src/index.ts";
import { contents, reception, study } from "./sample.ts";

const unit = fc.record({
  sexe: fc.constantFrom("f", "m", "_U"),
  lieu: fc.constantFrom("nord", "nord", "nord", "sud", "est", "_U"),
  rsa: fc.constantFrom("yes", "no", "_U"),
  set: fc.constantFrom("compte", "compte+guichet", "guichet", "none"),
});
type Unit = Readonly<Record<"sexe" | "lieu" | "rsa" | "set", string>>;

const codes = {
  sexe: ["f", "m", "_U", "_T"],
  lieu: ["nord", "sud", "est", "_U", "_T"],
  rsa: ["yes", "no", "_U", "_T"],
  subgroup: ["compte", "compte+guichet", "guichet", "none", "_T"],
};

/** The counts of a table as an engine would make them. */
function counted(
  indicator: string,
  units: readonly Unit[],
  columns: readonly (keyof typeof codes)[],
  universes = ["all"],
) {
  const combinations = columns.reduce<readonly (readonly string[])[]>(
    (before, name) => before.flatMap((row) => codes[name].map((code) => [...row, code])),
    [[]],
  );
  const holds = (unit: Unit, name: keyof typeof codes, code: string) =>
    code === "_T" || unit[name === "subgroup" ? "set" : name] === code;
  const rows = universes.flatMap((universe) =>
    combinations.map((row) => ({
      codes: [universe, ...row],
      count: units.filter(
        (unit) =>
          (universe === "all" || unit.rsa === "yes") &&
          columns.every((name, at) => holds(unit, name, row[at] ?? "")),
      ).length,
    })),
  );
  const dimensions = columns.map((name) => ({ name, codes: codes[name] }));
  return { indicator, dimensions: [{ name: "universe", codes: universes }, ...dimensions], rows };
}

function exactOf(units: readonly Unit[]): ExactSource {
  const crossed = Map.groupBy(units, ({ sexe, rsa, lieu }) => [sexe, rsa, lieu].join());
  const rows = [...crossed].map(([key, units]) => ({ values: key.split(","), count: units.length }));
  const counts = { id: "model lien", columns: ["sexe", "rsa", "lieu"], rows };
  return {
    tables: [
      counted("sexe", units, ["sexe"]),
      counted("lieu", units, ["lieu"], ["rsa", "all"]),
      counted("canaux", units, ["subgroup"]),
      counted("lien", units, ["sexe", "rsa"]),
    ],
    jointCounts: new Map([["model lien", counts]]),
    measures: new Map(),
    respondents: null,
  };
}

const places: ExactSource = {
  tables: [counted("points", [], ["lieu"])],
  jointCounts: new Map(),
  measures: new Map(),
  respondents: null,
};

test("whatever `protect` makes of any units is a bundle that is read, and is what the study asks", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(unit, { maxLength: 300, size: "max" }),
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.constantFrom("hidden" as const, "noisy" as const),
      fc.constantFrom(null, 0.05, 0.5),
      async (units, secret, small, rho) => {
        const policy = effectivePolicy(study, { floors: { rho, min: null }, small });
        const exact = new Map([
          ["foyers", exactOf(units)],
          ["points", places],
        ]);
        const { tables, guarantee, marks, publicSizes } = protect(
          designProtection({ study, partner: "caf93", policy }),
          {
            secret,
            exact,
            mappings: new Map([...exact.keys()].map((id) => [id, {}])),
          },
        );
        const bundle = await readBundle(
          await pack({ ...contents, tables, guarantee, marks, publicSizes }, null),
          {},
        );
        expect(await originProblems(bundle, study, reception)).toEqual([]);
        expect([...bundle.tables.values()].map(({ rows }) => rows.map(({ count }) => count))).toEqual(
          tables.map(({ rows }) => rows.map(({ count }) => count)),
        );
      },
    ),
    { seed: 20, numRuns: process.env.VIGIE_LONG ? 1_000 : 40 },
  );
});
