import type { Case } from "./case.ts";

export const association: Case = {
  title:
    "an association counts the outcome in each code of a characteristic, with its margins; unknown has its rows",
  study: {
    channels: null,
    codelists: { ages: ["young", "old"] },
    fields: { age: "ages", struggles: "flag" },
    indicators: { link: { of: "age", reference: "young", outcome: "struggles" } },
  },
  units: `
    unit | age   | struggles
    1    | young | no
    2    | young | yes
    3    | old   | yes
    4    | old   |
    5    |       | no`,
  expect: {
    tables: {
      link: `
        universe | age   | struggles | count
        all      | young | yes       | 1
        all      | young | no        | 1
        all      | young | _U        | 0
        all      | young | _T        | 2
        all      | old   | yes       | 1
        all      | old   | no        | 0
        all      | old   | _U        | 1
        all      | old   | _T        | 2
        all      | _U    | yes       | 0
        all      | _U    | no        | 1
        all      | _U    | _U        | 0
        all      | _U    | _T        | 1
        all      | _T    | yes       | 2
        all      | _T    | no        | 2
        all      | _T    | _U        | 1
        all      | _T    | _T        | 5`,
    },
  },
};

export const stratifiedAssociation: Case = {
  title:
    "strata come before the characteristic, each with its own table, and their total is the table without strata",
  study: {
    codelists: { sexes: ["f", "m"] },
    fields: { sex: "sexes", alone: "flag" },
    universes: { known: { alone: ["yes", "no"] } },
    indicators: {
      link: {
        of: "alone",
        reference: "no",
        outcome: "group",
        outcome_code: "direct",
        strata: "sex",
        universe: "known",
      },
    },
  },
  units: `
    unit | sex | alone
    1    | f   | yes
    2    | m   | no
    3    |     | yes
    4    | f   |`,
  contacts: `
    unit | date       | channel
    1    | 2022-03-01 | desk
    2    | 2022-03-01 | email
    4    | 2022-03-01 | desk`,
  expect: {
    tables: {
      link: stratified({
        "f|yes|direct": 1,
        "f|yes|_T": 1,
        "f|_T|direct": 1,
        "f|_T|_T": 1,
        "m|no|digital": 1,
        "m|no|_T": 1,
        "m|_T|digital": 1,
        "m|_T|_T": 1,
        "_U|yes|none": 1,
        "_U|yes|_T": 1,
        "_U|_T|none": 1,
        "_U|_T|_T": 1,
        "_T|yes|direct": 1,
        "_T|yes|none": 1,
        "_T|yes|_T": 2,
        "_T|no|digital": 1,
        "_T|no|_T": 1,
        "_T|_T|digital": 1,
        "_T|_T|direct": 1,
        "_T|_T|none": 1,
        "_T|_T|_T": 3,
      }),
    },
  },
};

/** The 96 rows of that table, zero unless listed. */
function stratified(counts: Readonly<Record<string, number>>): string {
  const rows = ["f", "m", "_U", "_T"].flatMap((sex) =>
    ["yes", "no", "_U", "_T"].flatMap((alone) =>
      ["digital", "mixed", "direct", "routine_only", "none", "_T"].map((group) => {
        const key = [sex, alone, group].join("|");
        return `known | ${sex} | ${alone} | ${group} | ${counts[key] ?? 0}`;
      }),
    ),
  );
  return ["universe | sex | alone | group | count", ...rows].join("\n");
}

export const unionWithoutEachFlag: Case = {
  title:
    "an association with a union of flags is counted again without each flag: without one, the others decide",
  study: {
    channels: null,
    fields: { abroad: "flag", letters: "flag", french: "flag" },
    derive: { struggles: { any: ["letters", "french"] } },
    indicators: { link: { of: "abroad", reference: "no", outcome: "struggles" } },
  },
  units: `
    unit | abroad | letters | french
    1    | yes    | no      | yes
    2    | yes    |         | yes
    3    | no     | yes     | no
    4    | no     | no      | no`,
  expect: {
    tables: {
      link: flags({ yes: [2, 0, 0], no: [1, 1, 0] }, "struggles"),
      link_without_french: flags({ yes: [0, 1, 1], no: [1, 1, 0] }, "struggles_without_french"),
      link_without_letters: flags({ yes: [2, 0, 0], no: [0, 2, 0] }, "struggles_without_letters"),
    },
  },
};

/** Counts of yes, no and unknown for each known code, nobody being of unknown origin; margins are added. */
function flags(
  counts: Readonly<Record<"yes" | "no", readonly [number, number, number]>>,
  outcome: string,
): string {
  const line = (code: string, counts: readonly number[]) =>
    [...["yes", "no", "_U"].entries(), [3, "_T"] as const].map(([at, value]) => {
      const count = at === 3 ? counts.reduce((sum, each) => sum + each, 0) : (counts[at] ?? 0);
      return `all | ${code} | ${value} | ${count}`;
    });
  const all = counts.yes.map((count, at) => count + (counts.no[at] ?? 0));
  return [
    `universe | abroad | ${outcome} | count`,
    ...line("yes", counts.yes),
    ...line("no", counts.no),
    ...line("_U", [0, 0, 0]),
    ...line("_T", all),
  ].join("\n");
}
