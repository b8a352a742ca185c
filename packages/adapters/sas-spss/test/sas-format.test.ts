import { expect, test } from "vitest";
import { valueTypeOf } from "../src/sas/sas-number.ts";

const formats = {
  date: [
    "DATE9.",
    "date",
    "DDMMYY10.",
    "DDMMYYS10.",
    "YYMMDD8.",
    "YYMMDDN8.",
    "MMDDYYP10.",
    "E8601DA10.",
    "B8601DA8.",
    "MONYY7.",
    "YYMM7.",
    "YYQ6.",
    "YEAR4.",
    "WORDDATX20.",
    "WEEKDATE29.",
    "JULIAN7.",
    "NLDATE20.",
    "NLDATMN10.",
    "FRADFDE9.",
    "FRADFDD10.",
    "EURDFDE9.",
    "QTR2.",
    "QTRR2.",
    "DAY2.",
    "DOWNAME9.",
  ],
  datetime: [
    "DATETIME20.",
    "DATETIME22.3",
    "E8601DT19.",
    "B8601DN10.",
    "DTDATE9.",
    "NLDATM30.",
    "NLDATMTM10.",
    "DATEAMPM19.",
    "FRADFDT18.",
  ],
  time: ["TIME8.", "TIME12.2", "HHMM5.", "MMSS5.", "E8601TM8.", "NLTIME10.", "TIMEAMPM11."],
  number: ["", "BEST12.", "8.2", "COMMA10.2", "EURO10.", "SEXEF", "DATEFMT", "DATES.", "TOD8.", "Z5.", "F8."],
} as const;

for (const [type, names] of Object.entries(formats))
  test(`these show a ${type}`, () => {
    expect(names.filter((name) => valueTypeOf(name) !== type)).toEqual([]);
  });
