import fc from "fast-check";
import { people, peopleLists } from "./people.ts";
import type { Person } from "./person.ts";
import type { SourceSketch, StudySketch } from "./study-of.ts";

/** A study on the source of `people`, and persons to ask it of. */
export interface RandomStudy {
  readonly sketch: StudySketch;
  readonly persons: readonly Person[];
}

type Indicator = StudySketch["indicators"][string];
type Where = NonNullable<SourceSketch["universes"]>[string];

/** Along which units may be counted, with codes that conditions may name. */
const codes = {
  sex: ["f", "m"],
  country: ["fr", "dz", "ma"],
  birth: ["home", "abroad"],
  europe: ["in", "out"],
  commune: ["rosny", "bondy", "stains"],
  area: ["east", "west"],
  decade: ["from_0", "from_18", "from_25", "from_65"],
  adult: ["from_0", "from_18"],
  retired: ["from_0", "from_62"],
  worker: ["from_18", "from_65"],
  alone: ["yes", "no"],
  online: ["yes", "no"],
  deaf: ["yes", "no"],
  hindered: ["yes", "no"],
  hindrances: ["none", "alone", "alone+deaf"],
  needs_forms: ["yes", "no"],
  trust: ["good", "bad", "unsure"],
  job: ["full", "part", "unasked"],
  employed: ["in", "unasked"],
} as const;

const field = fc.constantFrom(...Object.keys(codes));
const dimension = fc.oneof({ weight: 6, arbitrary: field }, { weight: 1, arbitrary: fc.constant("group") });

const numbers = ["age", "income"] as const;
const bands = {
  age: [
    [0, 18, 65],
    [0, 18, 25, 65],
  ],
  income: [
    [0, 500, 1000],
    [0, 1000, 1500],
  ],
} as const;

/** By pairs of fields, which give nested universes, exclusive ones, and others. */
const where: fc.Arbitrary<Where> = fc
  .uniqueArray(fc.constantFrom("sex", "alone", "hindered", "commune", "decade", "trust"), {
    minLength: 1,
    maxLength: 2,
  })
  .chain((names) =>
    fc
      .tuple(
        ...names.map((name) =>
          fc
            .subarray([...codes[name as keyof typeof codes]], { minLength: 1 })
            .map((held) => [name, held] as const),
        ),
      )
      .map((conditions) => Object.fromEntries(conditions)),
  );

export interface StudyLimits {
  /** Greatest number of indicators. */
  readonly indicatorsMax: number;
  readonly personsMin: number;
  readonly personsMax: number;
  /** Whether every indicator counts everyone. */
  readonly ofAll?: boolean;
}

export function randomStudies(limits: StudyLimits): fc.Arbitrary<RandomStudy> {
  return fc
    .record({
      universes: fc.array(where, { maxLength: limits.ofAll ? 0 : 4 }),
      survey: fc.oneof(
        { weight: 3, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.constantFrom(...surveys) },
      ),
      rows_per_person: fc.constantFrom(1, 1, 1, 2),
      hasContacts: fc.boolean(),
      rho: fc.constantFrom(1, 1, 0.5, 2),
      min: fc.constantFrom(5, 11),
    })
    .chain(({ universes, survey, rows_per_person, hasContacts, rho, min }) => {
      const named = Object.fromEntries(universes.map((conditions, at) => [`u${at}`, conditions]));
      const { channels, ...others } = people;
      const source: SourceSketch = {
        ...others,
        universes: named,
        rows_per_person,
        ...(survey === undefined ? {} : { survey }),
        ...(hasContacts ? { channels } : {}),
      };
      return fc
        .record({
          indicators: fc.array(indicatorIn(["all", ...Object.keys(named)], hasContacts), {
            minLength: 1,
            maxLength: limits.indicatorsMax,
          }),
          persons: fc.array(person, { minLength: limits.personsMin, maxLength: limits.personsMax }),
        })
        .map(({ indicators, persons }) => ({
          persons,
          sketch: {
            codelists: peopleLists,
            sources: { people: source },
            indicators: Object.fromEntries(indicators.map((indicator, at) => [`i${at}`, indicator])),
            disclosure: { rho, min },
          },
        }));
    });
}

const surveys = [
  { weights: "weight", weight_max: 4, weight_grain: 0.5 },
  { weights: "weight", weight_max: 3, weight_grain: 1, strata: { of: "commune" } },
  { strata: { of: "commune" } },
] as const;

/** One indicator of any kind, without what the study's reading would refuse. */
function indicatorIn(universes: readonly string[], hasContacts: boolean): fc.Arbitrary<Indicator> {
  const universe = fc.constantFrom(...universes);
  const along = hasContacts ? dimension : field;
  const common = fc.record({ universe, weight: fc.constantFrom(1, 1, 1, 2, 0.5) });
  const kinds: fc.Arbitrary<Indicator>[] = [
    fc.record({ of: along, against: fc.option(universe, { nil: undefined }) }),
    fc.record({ of: along, by: along, against: fc.option(universe, { nil: undefined }) }),
    fc.record({ kind: fc.constant("overlap"), of: fc.constant("hindrances") }),
    fc
      .uniqueArray(field, { minLength: 3, maxLength: 3 })
      .map(([of = "", ...by]) => ({ kind: "cross", of, by })),
    fc.record({
      kind: fc.constant("multiple"),
      of: fc.constant("needs"),
      by: fc.option(along, { nil: undefined }),
    }),
    fc.constantFrom(...numbers).chain((of) =>
      fc.record({
        kind: fc.constant("summary"),
        statistic: fc.constant("median"),
        of: fc.constant(of),
        by: along,
        bands: fc.constantFrom(...bands[of]),
      }),
    ),
    fc.record({
      kind: fc.constant("summary"),
      statistic: fc.constant("mean"),
      of: fc.constantFrom(...numbers),
      by: along,
    }),
    fc.record({
      kind: fc.constant("agreement"),
      of: fc.constant("trust"),
      by: field,
      unit: fc.constant(["country"]),
    }),
    association,
    ...(hasContacts ? [fc.constant({ of: "subgroup" })] : []),
  ];
  return fc
    .tuple(common, fc.oneof(...kinds))
    .map(([shared, content]) => definedOnly({ ...shared, ...content }))
    .filter(({ of, by, against, universe }) => of !== by && against !== universe && by !== `${of}_forms`);
}

const association: fc.Arbitrary<Indicator> = fc
  .record({
    of: fc.constantFrom("sex", "country", "trust"),
    outcome: fc.constantFrom("online", "hindered"),
    strata: fc.option(fc.constantFrom("commune", "adult"), { nil: undefined }),
    adjusted: fc.subarray(["commune", "decade", "needs_forms"], { maxLength: 2 }),
  })
  .filter(({ strata, adjusted }) => !(strata === "adult" && adjusted.includes("decade")))
  .map(({ adjusted, of, ...others }) => ({
    kind: "association",
    of,
    reference: { sex: "f", country: "fr", trust: "good" }[of] ?? "",
    ...(adjusted.length > 0
      ? { adjust: Object.fromEntries(adjusted.map((name) => [name, references[name]])) }
      : {}),
    ...others,
  }));

const references: Readonly<Record<string, string>> = {
  commune: "rosny",
  decade: "from_0",
  needs_forms: "no",
};

function definedOnly(indicator: Indicator): Indicator {
  return Object.fromEntries(Object.entries(indicator).filter(([, value]) => value !== undefined));
}

const flag = fc.constantFrom("yes", "no", null);

/** Numbers go past their ranges, and weights past the greatest one. */
export const person: fc.Arbitrary<Person> = fc.record({
  values: fc.record({
    sex: fc.constantFrom("f", "m", "f", "m", null),
    country: fc.constantFrom("fr", "fr", "dz", "ma", null),
    commune: fc.constantFrom("rosny", "bondy", "stains"),
    age: fc.oneof(fc.integer({ min: -3, max: 120 }), fc.constant(null)),
    income: fc.oneof(fc.integer({ min: -100, max: 2500 }), fc.constant(null)),
    alone: flag,
    online: flag,
    deaf: flag,
    trust: fc.constantFrom("good", "bad", "unsure", "silent", null),
    job: fc.constantFrom("full", "part", null),
    needs: fc.oneof(fc.subarray(["forms", "screens", "words"]), fc.constant(null)),
    weight: fc.constantFrom(0.4, 1, 2.2, 3, 4, 7),
  }),
  channels: fc.subarray(["account", "email", "desk", "post"]),
  routine: fc.boolean(),
});
