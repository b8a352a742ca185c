import type { Case } from "./case.ts";

const study = {
  channels: null,
  codelists: { kinds: ["small", "large"] },
  fields: { weight: "number", kind: "kinds" },
  indicators: { kinds: { of: "kind" } },
} as const;
const weighted = { ...study, survey: { weights: "weight", weight_max: 5 } } as const;
const stratified = { ...study, survey: { strata: { of: "kind" } } } as const;
const calibrated = {
  ...study,
  survey: {
    weight_max: 5,
    calibration: { margins: { kind: { small: 10, large: 20 } }, bounds: { least: 0.1, greatest: 10 } },
  },
} as const;

export const weights: Case = {
  title: "a weight is a number above zero; tables count respondents, whatever they weigh",
  study: weighted,
  units: `
    unit | weight | kind
    1    | 0.5    | small
    2    | 3      | large`,
  expect: {
    tables: {
      kinds: `
        universe | kind  | count
        all      | small | 1
        all      | large | 1
        all      | _U    | 0
        all      | _T    | 2`,
    },
  },
};

export const weightMissing: Case = {
  title: "a respondent without a weight stops the run",
  study: weighted,
  units: `
    unit | weight | kind
    1    | 1      | small
    2    |        | large`,
  expect: { refused: ["engine/weight-invalid"] },
};

export const weightNegative: Case = {
  title: "a weight under zero, or of zero, stops the run",
  study: weighted,
  units: `
    unit | weight | kind
    1    | -1     | small
    2    | 0      | large
    3    | 1      | large`,
  expect: { refused: ["engine/weight-invalid"] },
};

export const stratumAlone: Case = {
  title:
    "a stratum of one respondent, or of none, is counted as any other: no refusal depends on how many there are",
  study: stratified,
  units: `
    unit | weight | kind
    1    | 1      | small
    2    | 1      | small
    3    | 1      | large
    4    | 1      |`,
  expect: {
    tables: {
      kinds: `
        universe | kind  | count
        all      | small | 2
        all      | large | 1
        all      | _U    | 1
        all      | _T    | 4`,
    },
  },
};

export const stratumTooLarge: Case = {
  title: "a stratum may have more respondents than its declared population",
  study: { ...study, survey: { strata: { of: "kind", populations: { small: 2, large: 2 } } } },
  units: `
    unit | weight | kind
    1    | 1      | small
    2    | 1      | small
    3    | 1      | large
    4    | 1      | large
    5    | 1      | large`,
  expect: {
    tables: {
      kinds: `
        universe | kind  | count
        all      | small | 2
        all      | large | 3
        all      | _U    | 0
        all      | _T    | 5`,
    },
  },
};

export const marginUnmet: Case = {
  title: "respondents without a calibration code, and codes without a respondent, are counted as they are",
  study: calibrated,
  units: `
    unit | weight | kind
    1    | 1      | small
    2    | 1      |`,
  expect: {
    tables: {
      kinds: `
        universe | kind  | count
        all      | small | 1
        all      | large | 0
        all      | _U    | 1
        all      | _T    | 2`,
    },
  },
};
