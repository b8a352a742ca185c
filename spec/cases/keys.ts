import type { Case } from "./case.ts";

const oneDesk = { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 0 };

export const paddedKeys: Case = {
  title:
    "keys of digits get back the zeros that a spreadsheet removed, in either file, where the mapping says their length",
  study: { mapping: { pad: 6 } },
  units: `
    unit
    001234
    5678
    A12`,
  contacts: `
    unit   | date       | channel
    1234   | 2022-05-01 | desk
    005678 | 2022-05-01 | desk
    A12    | 2022-05-01 | email`,
  expect: {
    groups: { digital: 1, mixed: 0, direct: 2, routine_only: 0, none: 0 },
    contacts: { kept: 3, unknownUnits: 0, lostZeros: null },
  },
};

export const paddedTwice: Case = {
  title: "two units whose keys are the same with their zeros are one unit twice",
  study: { mapping: { pad: 6 } },
  units: `
    unit
    001234
    1234`,
  contacts: `
    unit | date       | channel
    1234 | 2022-05-01 | desk`,
  expect: { refused: ["engine/unit-twice"] },
};

export const lostZeros: Case = {
  title:
    "contacts of unknown units that are known with zeros before their key are counted, with the length of the whole keys",
  units: `
    unit
    001234
    005678
    A12`,
  contacts: `
    unit   | date       | channel
    001234 | 2022-05-01 | desk
    1234   | 2022-05-01 | desk
    5678   | 2022-05-01 | desk
    9999   | 2022-05-01 | desk`,
  expect: {
    setAside: { unknown_unit: 3 },
    contacts: { kept: 1, unknownUnits: 3, lostZeros: { contacts: 2, share: 0.5, pad: 6 } },
  },
};

export const lostZerosOfUnits: Case = {
  title:
    "the units may have lost the zeros that their contacts have; no length is given where the whole keys have several",
  units: `
    unit
    1234
    56`,
  contacts: `
    unit   | date       | channel
    001234 | 2022-05-01 | desk
    0056   | 2022-05-01 | desk`,
  expect: {
    setAside: { unknown_unit: 2 },
    contacts: { kept: 0, unknownUnits: 2, lostZeros: { contacts: 2, share: 1, pad: null } },
  },
};

export const noZerosLost: Case = {
  title: "contacts of unknown units that no zero explains are only set aside",
  units: `
    unit
    001234`,
  contacts: `
    unit   | date       | channel
    001234 | 2022-05-01 | desk
    4321   | 2022-05-01 | desk
    A1234  | 2022-05-01 | desk`,
  expect: { groups: oneDesk, contacts: { kept: 1, unknownUnits: 2, lostZeros: null } },
};
