import type { Case } from "./case.ts";

const units = `
    unit
    1
    2`;

/** Both say 3 April 2022 for unit 1, the next day for unit 2: the window shows whether they were read so. */
const third = { window: ["2022-04-03", "2022-04-03"] } as const;
const oneOfTwo = {
  groups: { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 1 },
  contacts: { afterWindow: 1 },
} as const;

export const frenchDates: Case = {
  title: "a French date has its day first",
  study: { ...third, mapping: { date: { dates: "fr" } } },
  units,
  contacts: `
    unit | date       | channel
    1    | 03/04/2022 | desk
    2    | 04/04/2022 | desk`,
  expect: oneOfTwo,
};

export const frenchDatesWithTime: Case = {
  title: "a French date may be short, use dots or dashes, and carry a time",
  study: { ...third, mapping: { date: { dates: "fr" } } },
  units,
  contacts: `
    unit | date              | channel
    1    | 3/4/2022          | desk
    1    | 03.04.2022 8:15   | desk
    1    | 03-04-2022 23:59  | desk
    2    | 4/4/2022 00:00:00 | desk`,
  expect: { ...oneOfTwo, contacts: { kept: 3, afterWindow: 1 } },
};

export const americanDates: Case = {
  title: "an American date has its month first, and its hours may count to twelve",
  study: { ...third, mapping: { date: { dates: "us" } } },
  units,
  contacts: `
    unit | date                   | channel
    1    | 04/03/2022 11:59:00 PM | desk
    2    | 04/04/2022 12:00:00 AM | desk`,
  expect: oneOfTwo,
};

export const compactDates: Case = {
  title: "a compact date is eight digits, its time four or six more",
  study: { ...third, mapping: { date: { dates: "compact" } } },
  units,
  contacts: `
    unit | date            | channel
    1    | 20220403        | desk
    1    | 202204032359    | desk
    1    | 20220403T235959 | desk
    2    | 20220404        | desk`,
  expect: { ...oneOfTwo, contacts: { kept: 3, afterWindow: 1 } },
};

export const datesWithHalfDays: Case = {
  title: "a French date may have hours that count to twelve, and any offset is converted",
  study: { ...third, mapping: { date: { dates: "fr" } } },
  units,
  contacts: `
    unit | date                       | channel
    1    | 03/04/2022 11:59 PM        | desk
    1    | 02/04/2022 23:30:00 +00:00 | desk
    2    | 04/04/2022 12:00:00 AM     | desk`,
  expect: { ...oneOfTwo, contacts: { kept: 2, afterWindow: 1 } },
};

export const namedMonths: Case = {
  title: "a date of SAS names its month, in English or in French, and may carry a time",
  study: { window: ["1979-12-01", "1979-12-01"], mapping: { date: { dates: "date9" } } },
  units,
  contacts: `
    unit | date                 | channel
    1    | 01DEC1979            | desk
    1    | 1-déc.-1979          | desk
    1    | 01dec1979:23:59:59.0 | desk
    2    | 02 DEC 1979          | desk`,
  expect: { ...oneOfTwo, contacts: { kept: 3, afterWindow: 1 } },
};

export const excelDays: Case = {
  title: "a number of Excel counts days, its decimals the time; its first day is 1 January 1900",
  study: { window: ["1900-01-01", "2022-04-03"], mapping: { date: { dates: "excel" } } },
  units,
  contacts: `
    unit | date     | channel
    1    | 44654    | desk
    1    | 44654.99 | desk
    1    | 1        | desk
    2    | 44655    | desk`,
  expect: { ...oneOfTwo, contacts: { kept: 3, afterWindow: 1, beforeWindow: 0 } },
};

export const sasDays: Case = {
  title: "a number of SAS counts days from 1960, less than zero before",
  study: { window: ["1959-12-31", "2022-04-03"], mapping: { date: { dates: "sas" } } },
  units,
  contacts: `
    unit | date  | channel
    1    | 22738 | desk
    1    | -1    | desk
    2    | 22739 | desk`,
  expect: { ...oneOfTwo, contacts: { kept: 2, afterWindow: 1, beforeWindow: 0 } },
};

export const sasSeconds: Case = {
  title: "a date-time of SAS counts seconds from 1960",
  study: { ...third, mapping: { date: { dates: "sas_datetime" } } },
  units,
  contacts: `
    unit | date       | channel
    1    | 1964649599 | desk
    2    | 1964649600 | desk`,
  expect: oneOfTwo,
};

export const spssSeconds: Case = {
  title: "a date of SPSS counts seconds from 14 October 1582",
  study: { ...third, mapping: { date: { dates: "spss" } } },
  units,
  contacts: `
    unit | date        | channel
    1    | 13868323200 | desk
    2    | 13868409600 | desk`,
  expect: oneOfTwo,
};

export const emptyDate: Case = {
  title: "an empty date is set aside, and so is one of spaces or one that the mapping calls no value",
  study: { mapping: { date: { missing: ["9999-99-99"] } } },
  units,
  contacts: `
    unit | date       | channel
    1    |            | desk
    1    | ␠␠         | desk
    1    | 9999-99-99 | desk
    2    | 2022-05-01 | desk`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 1 },
    setAside: { no_date: 3 },
    contacts: { kept: 1, unitsWithoutContact: 0 },
  },
};

export const sentinelDate: Case = {
  title: "a real day that the mapping calls no value is none, in whatever type a file holds it",
  study: { window: ["1900-01-01", "2022-12-31"], mapping: { date: { missing: ["1900-01-01"] } } },
  units,
  contacts: `
    unit | date       | channel
    1    | 1900-01-01 | desk
    2    | 2022-05-01 | desk`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 1 },
    setAside: { no_date: 1 },
  },
};

export const compactDateBesideNone: Case = {
  title: "a compact date is read where an empty one beside it made its column one of decimal numbers",
  study: { mapping: { date: { dates: "compact" } } },
  units,
  contacts: `
    unit | date     | channel
    1    | 20220501 | desk
    2    |          | desk`,
  expect: {
    groups: { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 1 },
    setAside: { no_date: 1 },
  },
};

export const spacesAroundDate: Case = {
  title: "spaces around a date are not part of it",
  units,
  contacts: `
    unit | date          | channel
    1    | ␠2022-05-01␠␠ | desk`,
  expect: { groups: { digital: 0, mixed: 0, direct: 1, routine_only: 0, none: 1 } },
};

const refused = { refused: ["engine/date-unreadable"] };

export const unreadableDate: Case = {
  title: "an unreadable date stops the run, even where the contact would be set aside",
  units,
  contacts: `
    unit    | date       | channel
    1       | 2022-05-01 | desk
    unknown | yesterday  |`,
  expect: refused,
};

export const dayThatIsNone: Case = {
  title: "30 February is no day",
  units,
  contacts: `
    unit | date       | channel
    1    | 2022-02-30 | desk`,
  expect: refused,
};

export const leapYears: Case = {
  title: "29 February is a day of 2000 and of 2024, not of 1900",
  study: { window: ["1900-01-01", "2024-12-31"] },
  units,
  contacts: `
    unit | date       | channel
    1    | 2000-02-29 | desk
    2    | 2024-02-29 | desk`,
  expect: { groups: { digital: 0, mixed: 0, direct: 2, routine_only: 0, none: 0 } },
};

export const notALeapYear: Case = {
  title: "29 February 1900 is no day",
  study: { window: ["1900-01-01", "2024-12-31"] },
  units,
  contacts: `
    unit | date       | channel
    1    | 1900-02-29 | desk`,
  expect: refused,
};

export const dateOfAnotherCountry: Case = {
  title: "an American date is not read as a French one: month 31 is no month",
  study: { mapping: { date: { dates: "fr" } } },
  units,
  contacts: `
    unit | date       | channel
    1    | 12/31/2022 | desk`,
  expect: refused,
};

export const dateWithMore: Case = {
  title: "a date followed by something else than a time is unreadable",
  units,
  contacts: `
    unit | date               | channel
    1    | 2022-05-01 morning | desk`,
  expect: refused,
};

export const dayThatExcelInvents: Case = {
  title: "day 60 of Excel is 29 February 1900: it never was",
  study: { window: ["1900-01-01", "2022-12-31"], mapping: { date: { dates: "excel" } } },
  units,
  contacts: `
    unit | date | channel
    1    | 60   | desk`,
  expect: refused,
};

export const zeroOfExcel: Case = {
  title: "zero is no day of Excel",
  study: { mapping: { date: { dates: "excel" } } },
  units,
  contacts: `
    unit | date | channel
    1    | 0    | desk`,
  expect: refused,
};

export const dayOfNoSoftware: Case = {
  title: "a day written out is no number of days, and a decimal is no day of SAS",
  study: { mapping: { date: { dates: "sas" } } },
  units,
  contacts: `
    unit | date       | channel
    1    | 2022-05-01 | desk
    1    | 22738.5    | desk`,
  expect: refused,
};

export const monthThatIsNone: Case = {
  title: "a month that no language names is none, nor is 31 June",
  study: { mapping: { date: { dates: "date9" } } },
  units,
  contacts: `
    unit | date      | channel
    1    | 01XYZ2022 | desk
    1    | 31JUN2022 | desk`,
  expect: refused,
};
