import type { Person } from "../world/person.ts";
import type { CodeSketch, StudySketch } from "../world/study-of.ts";

/** What someone asks of a partner to learn one yes-or-no about one person, everything else being known. */
export interface Design {
  readonly title: string;
  readonly sketch: StudySketch;
  /** Everyone else. */
  readonly others: readonly Person[];
  /** The person, were the answer no, and yes. */
  readonly person: { readonly no: Person; readonly yes: Person };
  /** Whether the best guess is right as often as promised: the answer moves two cells of every table, and there are several. */
  readonly isReached: boolean;
  /** One bundle with each of these persons more; one of nobody more unless said. */
  readonly joined?: readonly (readonly Person[])[];
}

type Values = Person["values"];
const person = (values: Values, ...channels: readonly string[]): Person => ({
  values,
  channels,
  routine: false,
});
const many = (number: number, valuesOf: (at: number) => Values) =>
  Array.from({ length: number }, (_, at) => person(valuesOf(at)));
const answers = (values: Values, name: string) => ({
  no: person({ ...values, [name]: "no" }),
  yes: person({ ...values, [name]: "yes" }),
});
const bands = (...bounds: readonly number[]): readonly CodeSketch[] =>
  bounds.map((from) => ({ code: `from_${from}`, from }));
const yesOrNo = (at: number) => (at % 3 === 0 ? "yes" : "no");

const birthAndAge: Design = {
  title: "a birth date and an age, in bands that differ by one year",
  sketch: {
    codelists: { births: bands(0, 30, 60), ages: bands(0, 31, 60) },
    sources: {
      people: {
        fields: { born: "date", age: { type: "number" }, benefit: "flag" },
        derive: {
          years: { years: "born", at: "2022-12-31" },
          by_birth: { bands: "years", codelist: "births" },
          by_age: { bands: "age", codelist: "ages" },
        },
      },
    },
    indicators: { births: { of: "benefit", by: "by_birth" }, ages: { of: "benefit", by: "by_age" } },
  },
  others: many(185, (at) => ({
    born: `${2002 - (at % 60)}-05-01`,
    age: 20 + (at % 60),
    benefit: yesOrNo(at),
  })),
  person: answers({ born: "1992-05-01", age: 30 }, "benefit"),
  isReached: true,
};

const oneFile = {
  fields: { income: { type: "number" }, benefit: "flag" },
} as const;
const twoSources: Design = {
  title: "two sources of one file, with bands cut at 1500 and at 1501",
  sketch: {
    codelists: { first: bands(0, 1500), second: bands(0, 1501) },
    sources: {
      people: { ...oneFile, derive: { band: { bands: "income", codelist: "first" } } },
      same: { ...oneFile, derive: { band: { bands: "income", codelist: "second" } } },
    },
    indicators: {
      first: { of: "benefit", by: "band" },
      second: { of: "benefit", by: "band", source: "same" },
    },
  },
  others: many(120, (at) => ({ income: 900 + 10 * at, benefit: yesOrNo(at) })),
  person: answers({ income: 1500 }, "benefit"),
  isReached: true,
};

const number = { type: "number", range: { from: 0, to: 2000 }, grain: 1 } as const;
const twoMeans: Design = {
  title: "two fields of the same numbers, with means of 13 and of 12 persons",
  sketch: {
    codelists: { places: ["here", "there"], persons: ["one", "another"] },
    sources: {
      people: {
        fields: { income: number, same: number, place: "places", who: "persons" },
        universes: { others: { who: "another" } },
      },
    },
    indicators: {
      everyone: { kind: "summary", of: "income", by: "place", statistic: "mean" },
      others: { kind: "summary", of: "same", by: "place", statistic: "mean", universe: "others" },
    },
  },
  others: many(12, (at) => ({ income: 150 * at, same: 150 * at, place: "here", who: "another" })),
  person: {
    no: person({ income: 0, same: 0, place: "here", who: "one" }),
    yes: person({ income: 2000, same: 2000, place: "here", who: "one" }),
  },
  isReached: false,
};

const median: Design = {
  title: "a median over 13 persons",
  sketch: {
    codelists: { places: ["here", "there"] },
    sources: { people: { fields: { income: number, place: "places" } } },
    indicators: {
      incomes: {
        kind: "summary",
        of: "income",
        by: "place",
        statistic: "median",
        bands: [0, 500, 1000, 1500],
      },
    },
  },
  others: many(12, (at) => ({ income: 150 * at, place: "here" })),
  person: {
    no: person({ income: 400, place: "here" }),
    yes: person({ income: 1700, place: "here" }),
  },
  isReached: false,
};

const recodes = Array.from({ length: 60 }, (_, at) => `recode_${at}`);
const sixtyRecodes = (indicators: StudySketch["indicators"]): Omit<Design, "title"> => ({
  sketch: {
    codelists: { benefits: ["yes", "no"], answers: ["has", "has_not"] },
    sources: {
      people: {
        fields: { benefit: "benefits" },
        derive: Object.fromEntries(
          recodes.map((name) => [
            name,
            { recode: "benefit", codelist: "answers", map: { yes: "has", no: "has_not" } },
          ]),
        ),
      },
    },
    indicators: { ...Object.fromEntries(recodes.map((name) => [name, { of: name }])), ...indicators },
  },
  others: many(50, (at) => ({ benefit: yesOrNo(at) })),
  person: answers({}, "benefit"),
  isReached: Object.keys(indicators).length === 0,
});

const sameTwice: Design = {
  title: "the same question asked twice, once of those who answered",
  sketch: {
    codelists: { sexes: ["f", "m"] },
    sources: {
      people: {
        fields: { sex: "sexes", benefit: "flag" },
        universes: { answered: { benefit: ["yes", "no"] } },
      },
    },
    indicators: {
      first: { of: "benefit", by: "sex" },
      again: { of: "benefit", by: "sex" },
      answered: { of: "benefit", by: "sex", universe: "answered" },
    },
  },
  others: many(40, (at) => ({ sex: at % 2 === 0 ? "f" : "m", benefit: yesOrNo(at) })),
  person: answers({ sex: "f" }, "benefit"),
  isReached: true,
};

const minusOne: Design = {
  title: "everyone, and everyone but one person",
  sketch: {
    codelists: { persons: ["one", "another"] },
    sources: {
      people: { fields: { who: "persons", benefit: "flag" }, universes: { others: { who: "another" } } },
    },
    indicators: {
      everyone: { of: "benefit" },
      others: { of: "benefit", universe: "others" },
      compared: { of: "benefit", universe: "others", against: "all" },
    },
  },
  others: many(80, (at) => ({ who: "another", benefit: yesOrNo(at) })),
  person: answers({ who: "one" }, "benefit"),
  isReached: true,
};

const attributes = Array.from({ length: 200 }, (_, at) => `attribute_${at}`);
const smallGroup: Design = {
  title: "a small group crossed with 200 attributes",
  sketch: {
    sources: { people: { fields: Object.fromEntries([...attributes, "ill"].map((name) => [name, "flag"])) } },
    indicators: Object.fromEntries(attributes.map((name) => [name, { of: name, by: "ill" }])),
  },
  others: many(60, (at) => ({
    ...Object.fromEntries(attributes.map((name, order) => [name, yesOrNo(at + order)])),
    ill: at < 6 ? "yes" : "no",
  })),
  person: answers(Object.fromEntries(attributes.map((name, order) => [name, yesOrNo(order)])), "ill"),
  isReached: true,
};

const twoExtracts: Design = {
  ...sameTwice,
  title: "two extracts that differ by one person",
  sketch: { ...sameTwice.sketch, indicators: { first: { of: "benefit", by: "sex" } } },
  joined: [[], many(1, () => ({ sex: "m", benefit: "no" }))],
  isReached: true,
};

const survey: Design = {
  title: "a weighted survey: counts, weights and their squares",
  sketch: {
    codelists: { sexes: ["f", "m"] },
    sources: {
      people: {
        fields: { sex: "sexes", benefit: "flag", weight: { type: "number" } },
        survey: { weights: "weight", weight_max: 20, weight_grain: 0.5 },
      },
    },
    indicators: { benefits: { of: "benefit", by: "sex" } },
  },
  others: many(40, (at) => ({ sex: "f", benefit: yesOrNo(at), weight: 1 + (at % 7) })),
  person: answers({ sex: "f", weight: 20 }, "benefit"),
  isReached: true,
};

const channels: Design = {
  title: "sets of channels, their groups, and who uses which",
  sketch: {
    codelists: { sexes: ["f", "m"] },
    sources: {
      people: {
        fields: { sex: "sexes" },
        channels: { digital: ["account", "email"], direct: ["desk"], material: ["post"] },
      },
    },
    indicators: { sets: { of: "subgroup" }, groups: { of: "sex", by: "group" } },
  },
  others: Array.from({ length: 60 }, (_, at) =>
    person({ sex: "f" }, ...(at % 2 === 0 ? ["account"] : ["desk", "post"])),
  ),
  person: { no: person({ sex: "f" }, "account"), yes: person({ sex: "f" }, "desk", "post") },
  isReached: true,
};

const model: Design = {
  title: "an association, its model, and the same without each flag",
  sketch: {
    codelists: { sexes: ["f", "m"] },
    sources: {
      people: {
        fields: { sex: "sexes", benefit: "flag", alone: "flag", deaf: "flag" },
        derive: { hindered: { any: ["alone", "deaf"] } },
      },
    },
    indicators: {
      hindered: {
        kind: "association",
        of: "sex",
        reference: "f",
        outcome: "hindered",
        adjust: { benefit: "no" },
      },
    },
  },
  others: many(60, (at) => ({
    sex: at % 2 ? "f" : "m",
    benefit: yesOrNo(at),
    alone: yesOrNo(at + 1),
    deaf: "no",
  })),
  person: {
    no: person({ sex: "f", benefit: "no", alone: "no", deaf: "no" }),
    yes: person({ sex: "f", benefit: "no", alone: "yes", deaf: "yes" }),
  },
  isReached: true,
};

export const everyDesign: readonly Design[] = [
  birthAndAge,
  twoSources,
  twoMeans,
  median,
  {
    title: "sixty recodings of a field, and the field itself",
    ...sixtyRecodes({ benefits: { of: "benefit" } }),
  },
  { title: "sixty recodings of a field", ...sixtyRecodes({}) },
  minusOne,
  sameTwice,
  smallGroup,
  twoExtracts,
  survey,
  channels,
  model,
];

/** Those that take little time to draw. */
export const quickDesigns: readonly Design[] = everyDesign.filter((design) => design !== smallGroup);
