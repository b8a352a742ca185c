import type { Cells, Files } from "./clean-files.ts";

/**
 * What a run must do with a file whose truth is known.
 * - `exact`: the counts are those of the clean files, whatever is said;
 * - `refused`: by this problem;
 * - `said`: by these doubts, on the screen or, where the study decides, on the quality page; `grave` ones stop the run;
 * - `unseen`: nothing in the files tells it; the guide says so.
 */
export type Expected =
  | { readonly is: "exact" | "unseen" }
  | { readonly is: "refused"; readonly by: string }
  | { readonly is: "said"; readonly by: readonly string[] };

export interface Dirt {
  readonly title: string;
  readonly dirty: (files: Files) => Files;
  readonly expected: Expected;
  /** Of a channel that counts; 1 by default. */
  readonly minContacts?: number;
  /** Only where the container keeps what makes it dirty. */
  readonly in?: readonly Container[];
  /** Of the births in the mapping, besides the clean one. */
  readonly births?: object;
  /** Of the CSV as text, once written. */
  readonly text?: (text: string, role: keyof Files) => string | Uint8Array;
}

export type Container = "csv" | "xlsx" | "postgres";

const exact = { is: "exact" } as const;
const unseen = { is: "unseen" } as const;
const refused = (by: string) => ({ is: "refused", by }) as const;
const said = (...by: readonly string[]) => ({ is: "said", by }) as const;

/** Every row whose number, spread over all of them, is under a share. */
function some(share: number): (at: number) => boolean {
  return (at) => (Math.imul(at + 1, 2_654_435_761) >>> 0) / 2 ** 32 < share;
}

const change =
  (role: keyof Files, make: (cells: Cells) => Cells) =>
  (files: Files): Files => ({ ...files, [role]: make(files[role]) });

/** @param column its number from 0 */
const cell = (role: keyof Files, column: number, share: number, make: (text: string, at: number) => string) =>
  change(role, ({ columns, rows }) => ({
    columns,
    rows: rows.map((row, at) =>
      some(share)(at) ? row.map((text, place) => (place === column ? make(text, at) : text)) : row,
    ),
  }));

const rowsOf = (role: keyof Files, make: (rows: Cells["rows"], columns: Cells["columns"]) => Cells["rows"]) =>
  change(role, ({ columns, rows }) => ({ columns, rows: make(rows, columns) }));

/** The same rows so many times over, one after the other: over 100 000, a run looks at the days of some. */
const asLog = (rows: Cells["rows"], times: number) => Array.from({ length: times }, () => rows).flat();

const key = 0;
const birth = 1;
const income = 4;
const date = 1;
const channel = 2;

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;

const keys: readonly Dirt[] = [
  ...[0.03, 0.1, 0.2, 0.34, 0.45].map(
    (share): Dirt => ({
      title: `keys of contacts begin with another digit, ${percent(share)}`,
      dirty: cell("contacts", key, share, (text) => `9${text.slice(1)}`),
      expected: said("unknown_unit"),
    }),
  ),
  ...[0.25, 1].map(
    (share): Dirt => ({
      title: `keys of contacts in another case, ${percent(share)}`,
      dirty: (files) =>
        cell("contacts", key, 1, (text, at) => (some(share)(at) ? `ab${text}` : `AB${text}`))(
          cell("units", key, 1, (text) => `AB${text}`)(files),
        ),
      expected: share === 1 ? refused("engine/contacts-misread") : said("unknown_unit"),
    }),
  ),
  {
    title: "a zero-width space in the keys of contacts, 34 %",
    dirty: cell("contacts", key, 0.34, (text) => `${text}\u200b`),
    expected: said("unknown_unit"),
  },
  ...[0.3, 1].map(
    (share): Dirt => ({
      title: `keys of contacts end with .0, ${percent(share)}`,
      dirty: cell("contacts", key, share, (text) => `${text}.0`),
      expected: share === 1 ? refused("engine/contacts-misread") : said("unknown_unit"),
    }),
  ),
  ...[0.015, 0.3].map(
    (share): Dirt => ({
      title: `zeros lost at the start of the keys of contacts, ${percent(share)}`,
      dirty: (files) =>
        cell("contacts", key, share, (text) => text.replace(/^0+/, ""))(
          change("units", zeroed)(change("contacts", zeroed)(files)),
        ),
      expected: said("unknown_unit"),
      in: ["csv", "postgres"],
    }),
  ),
  ...[0.8, 0.97].map(
    (kept): Dirt => ({
      title: `units cut at ${percent(kept)}`,
      dirty: rowsOf("units", (rows) => rows.slice(0, Math.floor(kept * rows.length))),
      expected: said("unknown_unit"),
    }),
  ),
  ...[0.05, 0.3].flatMap((share): readonly Dirt[] => [
    {
      title: `contacts without an identifier, ${percent(share)}`,
      dirty: cell("contacts", key, share, () => ""),
      expected: said("unknown_unit"),
    },
    {
      title: `contacts without a date, ${percent(share)}`,
      dirty: cell("contacts", date, share, () => ""),
      expected: said("no_date"),
    },
    {
      title: `contacts without a channel, ${percent(share)}`,
      dirty: cell("contacts", channel, share, () => ""),
      expected: said("no_channel"),
    },
  ]),
];

/** Keys of six digits, the first of which is a zero. */
function zeroed({ columns, rows }: Cells): Cells {
  return { columns, rows: rows.map(([text = "", ...rest]) => [`0${text.slice(1)}`, ...rest]) };
}

const totals = (label: string, sum: string) => [label, "", "", "", sum];
const sumOf = (rows: Cells["rows"]) =>
  rows
    .reduce((sum, row) => sum + Number((row[income] ?? "0").replace(",", ".")), 0)
    .toFixed(2)
    .replace(".", ",");

const rowsOfNoUnit: readonly Dirt[] = [
  {
    title: "a total on the last row",
    dirty: rowsOf("units", (rows) => [...rows, totals("Total", sumOf(rows))]),
    expected: refused("engine/other-rows"),
  },
  {
    title: "a total on the first row",
    dirty: rowsOf("units", (rows) => [totals("TOTAL", sumOf(rows)), ...rows]),
    expected: refused("engine/other-rows"),
  },
  {
    title: "four sub-totals",
    dirty: rowsOf("units", (rows) =>
      [0, 1, 2, 3].flatMap((part) => {
        const quarter = rows.slice(part * 750, (part + 1) * 750);
        return [...quarter, totals(`S/T 0${part + 1}`, sumOf(quarter))];
      }),
    ),
    expected: refused("engine/other-rows"),
  },
  {
    title: "a total under a key of digits",
    dirty: rowsOf("units", (rows) => [...rows, totals("999999", sumOf(rows))]),
    expected: refused("engine/other-rows"),
  },
  {
    title: "four sub-totals under keys of digits",
    dirty: rowsOf("units", (rows) =>
      [0, 1, 2, 3].flatMap((part) => {
        const quarter = rows.slice(part * 750, (part + 1) * 750);
        return [...quarter, totals(String(999_990 + part), sumOf(quarter))];
      }),
    ),
    expected: refused("engine/other-rows"),
  },
  {
    title: "a count as the key of the last row",
    dirty: rowsOf("units", (rows) => [...rows, [String(rows.length), "", "", "", ""]]),
    expected: refused("engine/other-rows"),
  },
  {
    title: "means on the last row",
    dirty: rowsOf("units", (rows) => [...rows, totals("Moyenne", "1700,00")]),
    expected: refused("engine/other-rows"),
  },
  {
    title: "two footnotes as wide as the table",
    dirty: rowsOf("units", (rows) => [
      ...rows,
      ["Source : direction des statistiques", "", "", "", ""],
      ["Champ : foyers au 31 décembre", "", "", "", ""],
    ]),
    expected: refused("engine/other-rows"),
  },
  {
    title: "the header repeated in the units",
    dirty: rowsOf("units", (rows, columns) => [...rows.slice(0, 1500), columns, ...rows.slice(1500)]),
    expected: refused("engine/other-rows"),
  },
  {
    title: "the header repeated in the contacts",
    dirty: rowsOf("contacts", (rows, columns) => [...rows.slice(0, 1500), columns, ...rows.slice(1500)]),
    expected: refused("engine/other-rows"),
  },
];

const doubles: readonly Dirt[] = [
  {
    title: "contacts pasted twice",
    dirty: rowsOf("contacts", (rows) => [...rows, ...rows]),
    expected: said("contacts_twice"),
    minContacts: 2,
  },
  {
    title: "contacts added up by unit and channel, with their number",
    dirty: change("contacts", ({ columns, rows }) => ({
      columns: [...columns, "Nombre de contacts"],
      rows: [...Map.groupBy(rows, (row) => `${row[key]} ${row[channel]}`).values()].map((same) => [
        ...(same[0] ?? []),
        String(same.length),
      ]),
    })),
    expected: said("contacts_added_up"),
    minContacts: 2,
  },
  {
    title: "7.5 % of the contacts again",
    dirty: rowsOf("contacts", (rows) => [...rows, ...rows.filter((_, at) => some(0.075)(at))]),
    expected: said("contacts_twice"),
    minContacts: 2,
  },
  {
    title: "one person under two keys, 150 of them",
    dirty: rowsOf("units", (rows) => [
      ...rows,
      ...rows.slice(0, 150).map(([text = "", ...rest]) => [`8${text.slice(1)}`, ...rest]),
    ]),
    expected: unseen,
  },
  {
    title: "two codes of channels swapped",
    dirty: cell("contacts", channel, 1, (text) =>
      text === "compte" ? "guichet" : text === "guichet" ? "compte" : text,
    ),
    expected: unseen,
  },
];

/** Days since 1899-12-30, as a workbook of Windows counts them. */
const serial = (french: string, epoch = Date.UTC(1899, 11, 30)) => {
  const [day = 1, month = 1, year = 1900] = french.split("/").map(Number);
  return String((Date.UTC(year, month - 1, day) - epoch) / 86_400_000);
};
const american = (french: string) => {
  const [day = "", month = "", year = ""] = french.split("/");
  return `${month}/${day}/${year}`;
};

const dates: readonly Dirt[] = [
  ...[0.04, 0.3, 0.5].map(
    (share): Dirt => ({
      title: `births on 1 January 1900, ${percent(share)}`,
      dirty: cell("units", birth, share, () => "01/01/1900"),
      expected: share < 0.05 ? said("default_days") : said("spike.naissance"),
    }),
  ),
  {
    title: "six births by default, 25 % in all",
    dirty: cell("units", birth, 0.25, (_, at) => `01/01/${1960 + (at % 6)}`),
    expected: said("default_days"),
  },
  {
    title: "births in days since 1904",
    dirty: cell("units", birth, 1, (text) => serial(text, Date.UTC(1904, 0, 1))),
    births: { dates: "excel" },
    expected: said("from_1904"),
    in: ["csv", "postgres"],
  },
  {
    title: "births of the year 1024, 75 of them",
    dirty: cell("units", birth, 0.025, (text) => text.replace(/\/(?:19|20)(\d\d)$/, "/10$1")),
    expected: said("improbable"),
  },
  {
    title: "contacts whose month stands before the day, days up to 12 alone, 15 %",
    dirty: cell("contacts", date, 0.15, (text) => (Number(text.slice(0, 2)) <= 12 ? american(text) : text)),
    expected: said("swapped_days"),
  },
  {
    title: "no contact after 31 March of a period to 30 June",
    dirty: rowsOf("contacts", (rows) => rows.filter((row) => Number(row[date]?.slice(3, 5)) <= 3)),
    expected: said("gap_after"),
  },
  {
    title: "of 120 000 contacts, none after 31 March of a period to 30 June",
    dirty: rowsOf("contacts", (rows) =>
      asLog(
        rows.filter((row) => Number(row[date]?.slice(3, 5)) <= 3),
        40,
      ),
    ),
    expected: said("gap_after"),
    in: ["csv"],
  },
  {
    title: "of 120 000 contacts, 15 % whose month stands before the day, days up to 12 alone",
    dirty: (files) =>
      rowsOf("contacts", (rows) => asLog(rows, 20))(
        cell("contacts", date, 0.15, (text) => (Number(text.slice(0, 2)) <= 12 ? american(text) : text))(
          files,
        ),
      ),
    expected: said("swapped_days"),
    in: ["csv"],
  },
  {
    title: "contacts cut at 43 %, in the order of their dates",
    dirty: rowsOf("contacts", (rows) =>
      rows
        .toSorted((a, b) => (a[date] ?? "").slice(3, 5).localeCompare((b[date] ?? "").slice(3, 5)))
        .slice(0, Math.floor(0.43 * rows.length)),
    ),
    expected: said("gap_after"),
  },
  {
    title: "two dates that are none",
    dirty: cell("units", birth, 0.0007, () => "31/02/1980"),
    expected: refused("engine/date-unreadable"),
  },
  {
    title: "years in two digits",
    dirty: cell("units", birth, 1, (text) => text.replace(/\/(?:19|20)(\d\d)$/, "/$1")),
    expected: refused("engine/date-unreadable"),
  },
];

const numbers: readonly Dirt[] = [
  {
    title: "half of the incomes below zero",
    dirty: cell("units", income, 0.5, (text) => `-${text}`),
    expected: said("negative"),
  },
  {
    title: "999 in 4 % of the incomes",
    dirty: cell("units", income, 0.04, () => "999"),
    expected: said("nines"),
  },
  {
    title: "incomes with a point among commas",
    dirty: cell("units", income, 0.1, (text) => `${text.replace(",", ".")}.0`),
    expected: refused("engine/number-unreadable"),
    in: ["csv"],
  },
  {
    title: "a column of incomes that is empty",
    dirty: cell("units", income, 1, () => ""),
    expected: said("all_unknown.revenu"),
  },
];

const textual: readonly Dirt[] = [
  {
    title: "a stray carriage return at the start of a line",
    dirty: (files) => files,
    text: (text, role) => (role === "units" ? nthLine(text, 1500, (line) => `\r${line}`) : text),
    in: ["csv"],
    expected: refused("engine/line-ends-mixed"),
  },
  {
    title: "the units cut inside a value",
    dirty: (files) => files,
    text: (text, role) => (role === "units" ? text.slice(0, nthEnd(text, 2400) - 6) : text),
    in: ["csv"],
    expected: said("unknown_unit"),
  },
  {
    title: "lines that end as in Windows",
    dirty: (files) => files,
    text: (text) => text.replaceAll("\n", "\r\n"),
    in: ["csv"],
    expected: exact,
  },
  {
    title: "lines that end as in the first Macintosh",
    dirty: (files) => files,
    text: (text) => text.replaceAll("\n", "\r"),
    in: ["csv"],
    expected: exact,
  },
  {
    title: "a byte order mark",
    dirty: (files) => files,
    text: (text) => `\ufeff${text}`,
    in: ["csv"],
    expected: exact,
  },
  {
    title: "every value in quotes",
    dirty: (files) => files,
    text: (text) =>
      text
        .split("\n")
        .map((line) => (line === "" ? "" : `"${line.split(";").join('";"')}"`))
        .join("\n"),
    in: ["csv"],
    expected: exact,
  },
];

function nthEnd(text: string, lines: number): number {
  let end = -1;
  for (let line = 0; line < lines; line++) end = text.indexOf("\n", end + 1);
  return end;
}

function nthLine(text: string, at: number, make: (line: string) => string): string {
  return text
    .split("\n")
    .map((line, place) => (place === at ? make(line) : line))
    .join("\n");
}

const harmless: readonly Dirt[] = [
  { title: "nothing", dirty: (files) => files, expected: exact },
  {
    title: "rows in the other order",
    dirty: (files) =>
      rowsOf("units", (rows) => rows.toReversed())(rowsOf("contacts", (rows) => rows.toReversed())(files)),
    expected: exact,
  },
  {
    title: "a column more, of names that say total",
    dirty: change("units", ({ columns, rows }) => ({
      columns: [...columns, "COMMUNE"],
      rows: rows.map((row, at) => [...row, at % 500 === 0 ? "Total-en-Brie" : "Ensemble-Ville"]),
    })),
    expected: exact,
  },
  {
    title: "a column that is empty, and asked by nobody",
    dirty: change("units", ({ columns, rows }) => ({
      columns: [...columns, "VIDE"],
      rows: rows.map((row) => [...row, ""]),
    })),
    expected: exact,
  },
  {
    title: "a hundred columns more",
    dirty: change("units", ({ columns, rows }) => ({
      columns: [...columns, ...Array.from({ length: 100 }, (_, at) => `C${at}`)],
      rows: rows.map((row) => [...row, ...Array.from({ length: 100 }, (_, at) => String(at))]),
    })),
    expected: exact,
  },
  {
    title: "1 % of contacts of units that left",
    dirty: rowsOf("contacts", (rows) => [
      ...rows,
      ...Array.from({ length: 60 }, (_, at) => [`7${String(at).padStart(5, "0")}`, "03/02/2024", "compte"]),
    ]),
    expected: exact,
  },
];

export const dirts: readonly Dirt[] = [
  ...harmless,
  ...keys,
  ...rowsOfNoUnit,
  ...doubles,
  ...dates,
  ...numbers,
  ...textual,
];
