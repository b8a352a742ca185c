import type { Case } from "./case.ts";

const helpers = ["family", "agent", "nobody", { code: "dk", missing: "dont_know" }] as const;

const study = {
  channels: null,
  codelists: { helpers: [...helpers], sexes: ["f", "m"] },
  fields: { help: { multiple: "helpers", exclusive: ["nobody"] }, sex: "sexes" },
  indicators: { helped: { items: "help" } },
} as const;

/** Yes, no, does not know, unknown and all, in each item. */
function answers(counts: Readonly<Record<string, readonly [number, number, number, number]>>): string {
  const rows = Object.entries(counts).flatMap(([item, itemCounts]) =>
    ["yes", "no", "dk", "_U", "_T"].map((answer, at) => {
      const count = itemCounts[at] ?? itemCounts.reduce((sum, each) => sum + each, 0);
      return `all | ${item} | ${answer} | ${count}`;
    }),
  );
  return ["universe | help | answer | count", ...rows].join("\n");
}

export const listed: Case = {
  title: "several answers in one text: those it holds are yes, the others no; without any, all are unknown",
  study,
  units: `
    unit | help
    1    | family;agent
    2    | family ; family
    3    |
    4    | nobody
    5    | ␠`,
  expect: {
    tables: {
      helped: answers({ family: [2, 1, 0, 2], agent: [1, 2, 0, 2], nobody: [1, 2, 0, 2] }),
    },
    exclusives: [{ question: "help", units: 0 }],
  },
};

export const listedReason: Case = {
  title: "a reason for no answer stands for every item when it is alone, and for none beside an answer",
  study,
  units: `
    unit | help
    1    | dk
    2    | dk;agent`,
  expect: {
    tables: {
      helped: answers({ family: [0, 1, 1, 0], agent: [1, 0, 1, 0], nobody: [0, 1, 1, 0] }),
    },
  },
};

export const listedWithBrackets: Case = {
  title:
    "brackets around the answers and quotes around each are no part of them; a quoted one may hold the separator",
  study: {
    ...study,
    mapping: {
      fields: {
        help: {
          separator: ",",
          codes: { "Un proche, un voisin": "family", "Un agent": "agent" },
          missing: ["Sans objet"],
        },
      },
    },
  },
  units: `
    unit | help
    1    | {"Un proche, un voisin",Un agent}
    2    | ["Un agent", "nobody"]
    3    | {}
    4    | {Sans objet}
    5    | Un agent,Sans objet`,
  expect: {
    tables: {
      helped: answers({ family: [1, 2, 0, 2], agent: [3, 0, 0, 2], nobody: [1, 2, 0, 2] }),
    },
    exclusives: [{ question: "help", units: 1 }],
  },
};

export const listedUnknown: Case = {
  title: "an answer outside the list of a question stops the run",
  study,
  units: `
    unit | help
    1    | family;robot`,
  expect: { refused: ["engine/code-unknown"] },
};

const boxes = { help: { columns: { family: "q1", agent: "q2", nobody: "q3" } } } as const;

export const boxesOfYesAndNo: Case = {
  title:
    "one column per item: an empty one is unknown, and an answer that excludes the others is kept beside them",
  study: {
    ...study,
    mapping: { fields: { help: { ...boxes.help, codes: { oui: "yes", non: "no", nsp: "dk" } } } },
  },
  units: `
    unit | q1  | q2  | q3
    1    | oui | non | non
    2    | oui |     | oui
    3    | nsp | nsp | non
    4    |     |     |`,
  expect: {
    tables: {
      helped: answers({ family: [2, 0, 1, 1], agent: [0, 1, 1, 2], nobody: [1, 2, 0, 1] }),
    },
    exclusives: [{ question: "help", units: 1 }],
  },
};

export const boxesTicked: Case = {
  title:
    "boxes where only ticks are written: one left empty is a no once another is ticked, and all empty are no answer",
  study: {
    ...study,
    mapping: { fields: { help: { ...boxes.help, codes: { x: "yes", nsp: "dk", "": "no" } } } },
  },
  units: `
    unit | q1  | q2 | q3
    1    | x   |    |
    2    |     |    |
    3    | nsp |    | x
    4    | nsp |    |`,
  expect: {
    tables: {
      helped: answers({ family: [1, 0, 2, 1], agent: [0, 2, 0, 2], nobody: [1, 1, 0, 2] }),
    },
  },
};

export const itemsByGroup: Case = {
  title:
    "items may be counted in each code of a characteristic, with their margin; an item is a flag like any other",
  study: {
    ...study,
    derive: { alone: { any: ["help_nobody", "help_agent"] } },
    universes: { helped: { help_family: "yes" } },
    indicators: { helped: { items: "help", by: "sex", universe: "helped" }, alone: { of: "alone" } },
  },
  units: `
    unit | sex | help
    1    | f   | family
    2    | m   | family;agent
    3    | m   | agent
    4    |     | dk`,
  expect: {
    tables: {
      helped: [
        "universe | sex | help | answer | count",
        ...bySex({ f: { family: [1, 0], agent: [0, 1], nobody: [0, 1] } }),
        ...bySex({ m: { family: [1, 0], agent: [1, 0], nobody: [0, 1] } }),
        ...bySex({ _U: { family: [0, 0], agent: [0, 0], nobody: [0, 0] } }),
        ...bySex({ _T: { family: [2, 0], agent: [1, 1], nobody: [0, 2] } }),
      ].join("\n"),
      alone: `
        universe | alone | count
        all      | yes   | 2
        all      | no    | 1
        all      | _U    | 1
        all      | _T    | 4`,
    },
  },
};

function bySex(
  counts: Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>>,
): readonly string[] {
  return Object.entries(counts).flatMap(([sex, items]) =>
    Object.entries(items).flatMap(([item, [yes, no]]) =>
      [
        ["yes", yes],
        ["no", no],
        ["dk", 0],
        ["_U", 0],
        ["_T", yes + no],
      ].map(([answer, count]) => `helped | ${sex} | ${item} | ${answer} | ${count}`),
    ),
  );
}
