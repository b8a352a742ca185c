import type { Case } from "./case.ts";

const study = {
  channels: null,
  codelists: {
    often: ["daily", "never", { code: "dk", missing: "dont_know" }],
    reasons: ["price", "fear", { code: "none_given", missing: "no_answer" }],
    why: ["price", "fear"],
  },
} as const;

export const filtered: Case = {
  title:
    "a question left empty was not asked where its filter is not met, an unknown one included; else it has no answer",
  study: {
    ...study,
    fields: { use: "often", online: { type: "flag", asked: { use: "daily" } } },
    indicators: { online: { of: "online" } },
  },
  units: `
    unit | use   | online
    1    | daily | yes
    2    | daily |
    3    | never |
    4    | dk    |
    5    |       |`,
  expect: {
    tables: {
      online: `
        universe | online | count
        all      | yes    | 1
        all      | no     | 0
        all      | _Z     | 3
        all      | _U     | 1
        all      | _T     | 5`,
    },
    attributes: [
      { attribute: "use" },
      {
        attribute: "online",
        unknown: 1,
        unasked: 0,
        codes: [{ code: "_Z", missing: "not_asked", units: 3 }],
      },
    ],
  },
};

export const filteredNoAnswer: Case = {
  title:
    "a code list that has a code for no answer says it there; an answer to a question that the filter rules out is set aside and counted",
  study: {
    ...study,
    fields: { use: "often", cause: { type: "reasons", asked: { use: ["never", "dk"] } } },
    indicators: { cause: { of: "cause" } },
  },
  units: `
    unit | use   | cause
    1    | never | price
    2    | never |
    3    | daily |
    4    | daily | fear
    5    |       | fear`,
  expect: {
    tables: {
      cause: `
        universe | cause      | count
        all      | price      | 1
        all      | fear       | 1
        all      | none_given | 1
        all      | _Z         | 2
        all      | _U         | 0
        all      | _T         | 5`,
    },
    // The fifth answered, and what the filter reads of it is unknown: the answer says that it was asked.
    attributes: [
      { attribute: "use", unknown: 1 },
      { attribute: "cause", unasked: 1 },
    ],
  },
};

export const filteredItems: Case = {
  title:
    "a filter leaves out every item of a question, in one column or in several; it may rest on what is derived",
  study: {
    ...study,
    codelists: {
      ...study.codelists,
      bands: [
        { code: "young", from: 0 },
        { code: "adult", from: 18 },
      ],
    },
    fields: {
      years: "number",
      why: { multiple: "why", asked: { band: "adult" } },
    },
    derive: { band: { bands: "years", codelist: "bands" } },
    mapping: { fields: { why: { columns: { price: "q1", fear: "q2" }, codes: { x: "yes", "": "no" } } } },
    indicators: { why: { items: "why" }, either: { of: "why_price", by: "why_fear" } },
  },
  units: `
    unit | years | q1 | q2
    1    | 30    | x  |
    2    | 40    |    |
    3    | 12    |    |`,
  expect: {
    tables: {
      why: `
        universe | why   | answer | count
        all      | price | yes    | 1
        all      | price | no     | 0
        all      | price | _Z     | 1
        all      | price | _U     | 1
        all      | price | _T     | 3
        all      | fear  | yes    | 0
        all      | fear  | no     | 1
        all      | fear  | _Z     | 1
        all      | fear  | _U     | 1
        all      | fear  | _T     | 3`,
    },
  },
};

export const unionOfFiltered: Case = {
  title:
    "a union of flags none of which was asked was not asked; of one that was and is no, it is unknown, and of a yes it is yes",
  study: {
    ...study,
    fields: {
      use: "often",
      online: { type: "flag", asked: { use: "daily" } },
      phone: { type: "flag", asked: { use: ["daily", "dk"] } },
    },
    derive: { either: { any: ["online", "phone"] } },
    indicators: { either: { of: "either" } },
  },
  units: `
    unit | use   | online | phone
    1    | daily | yes    | no
    2    | daily | no     | no
    3    | daily | no     |
    4    | never |        |
    5    | never |        |
    6    | dk    |        | no
    7    | dk    |        | yes`,
  expect: {
    tables: {
      either: `
        universe | either | count
        all      | yes    | 2
        all      | no     | 1
        all      | _Z     | 2
        all      | _U     | 2
        all      | _T     | 7`,
    },
  },
};
