import type { DateFormat } from "@vigie/mapping";
import fc from "fast-check";

/** Days around which something changes: ends of the year, of summer time, of February. */
const turningDays = [
  "2021-12-31",
  "2022-01-01",
  "2022-02-28",
  "2022-03-01",
  "2022-03-26",
  "2022-03-27",
  "2022-03-28",
  "2022-06-30",
  "2022-07-01",
  "2022-10-29",
  "2022-10-30",
  "2022-10-31",
  "2022-12-31",
  "2023-01-01",
] as const;

export const turningDay: fc.Arbitrary<string> = fc.constantFrom(...turningDays);

/** Births from 1900 on, leap days among them. */
export const birthDay: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "2004-02-29",
    "2000-02-29",
    "2004-02-28",
    "2004-03-01",
    "1962-12-31",
    "1963-01-01",
    "2022-12-31",
  ),
  fc
    .date({ min: new Date("1900-01-01"), max: new Date("2023-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);

/** How the days of one column are written: each in its own way, or, in ISO, all as a typed file would hold them. */
export function dayTexts(day: fc.Arbitrary<string>, format: DateFormat): fc.Arbitrary<fc.Arbitrary<string>> {
  const time = fc.tuple(hour, sixtieth, sixtieth).map((parts) => parts.map(two).join(":"));
  const stamp = fc.tuple(day, time).map((parts) => parts.join(" "));
  const free = dayText(day, format);
  return format === "iso"
    ? fc.constantFrom(
        free,
        free,
        day,
        stamp,
        stamp.map((text) => `${text}Z`),
      )
    : fc.constant(free);
}

/** One of the many ways in which a file may write a day. */
function dayText(day: fc.Arbitrary<string>, format: DateFormat): fc.Arbitrary<string> {
  return fc
    .record({
      day: day.chain((iso) => dayAlone(iso, format)),
      after: fc.oneof(fc.constant(""), timeText(format)),
      spaces,
    })
    .map(({ day, after, spaces: [before, behind] }) => `${before}${day}${after}${behind}`);
}

const spaces = fc.oneof(
  { weight: 9, arbitrary: fc.constant(["", ""] as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom([" ", ""] as const, ["", "  "] as const, ["\u00a0", " "] as const),
  },
);

function dayAlone(iso: string, format: DateFormat): fc.Arbitrary<string> {
  const [year = "", month = "", day = ""] = iso.split("-");
  const short = (part: string) => fc.constantFrom(part, String(Number(part)));
  const parts = fc.tuple(short(day), short(month), fc.constantFrom("/", ".", "-"));
  switch (format) {
    case "iso":
      return parts.map(([d, m]) => `${year}-${m}-${d}`);
    case "fr":
      return parts.map(([d, m, mark]) => [d, m, year].join(mark));
    case "us":
      return parts.map(([d, m, mark]) => [m, d, year].join(mark));
    case "compact":
      return fc.constant(`${year}${month}${day}`);
    case "date9":
      return fc
        .tuple(short(day), monthName(Number(month)), fc.constantFrom("", " ", "-"))
        .map(([d, m, mark]) => [d, m, year].join(mark));
    case "excel": {
      const days = daysFrom("1899-12-30", iso);
      return fc.constant(String(days <= 60 ? days - 1 : days));
    }
    case "sas":
      return fc.constant(String(daysFrom("1960-01-01", iso)));
    case "sas_datetime":
      return seconds.map((since) => String(daysFrom("1960-01-01", iso) * 86_400 + since));
    case "spss":
      return seconds.map((since) => String(daysFrom("1582-10-14", iso) * 86_400 + since));
    default:
      return format satisfies never;
  }
}

const seconds = fc.constantFrom(0, 0, 1, 43_200, 86_399);

function daysFrom(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** As SAS and Excel write it, in English and in French. */
function monthName(month: number): fc.Arbitrary<string> {
  const names = [
    ["JAN", "janv"],
    ["FEB", "févr"],
    ["MAR", "mars"],
    ["APR", "avr"],
    ["MAY", "mai"],
    ["JUN", "juin"],
    ["JUL", "juil"],
    ["AUG", "août"],
    ["SEP", "sept"],
    ["OCT", "oct"],
    ["NOV", "nov"],
    ["DEC", "déc"],
  ] as const;
  return fc.constantFrom(...(names[month - 1] ?? ["JAN"]));
}

const two = (number: number) => String(number).padStart(2, "0");
const hour = fc.oneof(fc.constantFrom(0, 1, 2, 3, 4, 20, 21, 22, 23), fc.nat(23));
const sixtieth = fc.oneof(fc.constantFrom(0, 30, 59), fc.nat(59));
const between = fc.constantFrom("T", " ");
const fraction = fc.constantFrom("", "", ".5", ",123456");

function timeText(format: DateFormat): fc.Arbitrary<string> {
  const clock = fc
    .record({ hour, minute: sixtieth, second: fc.option(sixtieth), fraction, short: fc.boolean() })
    .map(({ hour, minute, second, fraction, short }) => {
      const seconds = second === null ? "" : `:${two(second)}${fraction}`;
      return `${short ? hour : two(hour)}:${two(minute)}${seconds}`;
    });
  const plain = fc.tuple(between, clock).map((parts) => parts.join(""));
  switch (format) {
    case "iso":
      return fc.oneof(
        plain,
        fc.tuple(between, clock, offset).map((parts) => parts.join("")),
      );
    case "fr":
    case "us":
      return fc.oneof(
        plain,
        halfDayTime,
        fc.tuple(between, clock, offset).map((parts) => parts.join("")),
      );
    case "date9":
      return fc.tuple(fc.constantFrom("T", " ", ":"), clock).map((parts) => parts.join(""));
    case "excel":
      return fc.constantFrom(".5", ",25", ".0");
    case "sas":
      return fc.constant(".0");
    case "sas_datetime":
    case "spss":
      return fc.constantFrom(".0", ".5");
    case "compact":
      return fc
        .record({
          between: fc.constantFrom("T", " ", ""),
          hour,
          minute: sixtieth,
          second: fc.option(sixtieth),
          mark: fc.constantFrom("", ":"),
        })
        .map(({ between, hour, minute, second, mark }) => {
          const parts = second === null ? [hour, minute] : [hour, minute, second];
          return between + parts.map(two).join(mark);
        });
    default:
      return format satisfies never;
  }
}

const halfDayTime = fc
  .record({
    between,
    hour: fc.integer({ min: 1, max: 12 }),
    minute: sixtieth,
    gap: fc.constantFrom("", " "),
    half: fc.constantFrom("AM", "PM", "am", "pm"),
  })
  .map(({ between, hour, minute, gap, half }) => `${between}${hour}:${two(minute)}${gap}${half}`);

const offset = fc.oneof(
  fc.constant("Z"),
  fc
    .record({
      sign: fc.constantFrom("+", "-"),
      hours: fc.nat(14),
      minutes: fc.constantFrom("", "00", ":00", ":30", "45"),
    })
    .map(({ sign, hours, minutes }) => `${sign}${two(hours)}${minutes}`),
);

/** How the numbers of one column are written: each in its own way, or all as whole numbers. */
export function numberTexts(decimal: "." | ","): fc.Arbitrary<fc.Arbitrary<string>> {
  return fc.constantFrom(numberText(decimal), fc.integer({ min: -5, max: 120 }).map(String));
}

/** One of the ways in which a file may write a number; many stand on a bound of a band. */
function numberText(decimal: "." | ","): fc.Arbitrary<string> {
  const written = fc.oneof(
    fc.constantFrom(
      "0",
      "10",
      "10.0",
      "9.999 €",
      "20.5€",
      "-0.1",
      "+10",
      "1e1",
      "2.05E1",
      "007",
      "-3\u202f250.5",
      "1\u00a0000",
    ),
    fc.integer({ min: -5, max: 120 }).map(String),
    fc.integer({ min: -50, max: 1200 }).map((tenths) => (tenths / 10).toFixed(1)),
  );
  return fc
    .tuple(written, spaces)
    .map(([text, [before, behind]]) => `${before}${text.replace(".", decimal)}${behind}`);
}

/** Nothing, in the words of a column: always the same, or one or the other. */
export const blankTexts: fc.Arbitrary<fc.Arbitrary<string | null>> = fc.constantFrom(
  fc.constant(null),
  fc.constantFrom(null, " ", "   ", "\u00a0"),
);

/** A text with one character put in, taken out or changed: readable or not, engines must agree. */
export function mistyped(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const character = fc.constantFrom(..." 0123456789-/.,:+TZxe\u00a0\t");
  return fc
    .record({ text: texts, at: fc.nat(), out: fc.nat(1), put: fc.option(character, { freq: 4, nil: "" }) })
    .map(({ text, at, out, put }) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + put + text.slice(start + out);
    });
}

/** Texts that say neither a day nor a number, however near. */
export const unreadableText: fc.Arbitrary<string> = fc.constantFrom(
  "2022-02-30",
  "2022-13-01",
  "2022-1x-01",
  "22-01-01",
  "2022-01-01 24:00",
  "2022-01-01T10:00+15",
  "31/02/2022",
  "32/01/2022",
  "0000-01-01",
  "infinity",
  "-infinity",
  "epoch",
  "now",
  "NaN",
  "nan",
  "1.2.3",
  "1 00",
  "0x10",
  "1e",
  "true",
  "12:30",
  "20220230",
  "2022010",
  "(2022-01-01)",
  "+2022-01-01",
  "2022-01-01Z",
  "2022-01-01BC",
  "2022-01-01 (BC)",
  "2022-01-01 10:00:00 Europe/Paris",
  "\t",
);
