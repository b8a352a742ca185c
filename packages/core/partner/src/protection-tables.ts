import type { Policy } from "@vigie/disclosure";
import {
  type Block,
  type Blocks,
  type Inlines,
  listed,
  paragraphs,
  type Section,
  type TableBlock,
  table,
} from "@vigie/documents";
import { contentOf } from "@vigie/study";
import { total } from "@vigie/table";
import { codeText } from "./code-text.ts";
import {
  type ComparedRow,
  type ComparedTable,
  countErrors,
  pointsOff,
  printedShareErrors,
} from "./compared-table.ts";
import { columns, type PageFormatter } from "./page-formatter.ts";
import { median, quantile } from "./share-noise.ts";

/** Rows of one table that the page shows; a file has them all. */
const rowsMax = 300;

/** What the noise does to each table, then each of its counts and shares, true and as they leave. */
export function protectionTables(
  tables: readonly ComparedTable[],
  policy: Policy,
  formatter: PageFormatter,
): Section | null {
  if (tables.length === 0) return null;
  const { message } = formatter;
  return {
    kind: "section",
    id: "tableaux",
    title: message("tables.title"),
    of: [
      overview(tables, formatter),
      ...paragraphs([message("tables.words")]),
      ...tables.map((one) => details(one, policy, formatter)),
    ],
  };
}

function overview(tables: readonly ComparedTable[], formatter: PageFormatter): TableBlock {
  const { message } = formatter;
  return table(
    message("tables.overview"),
    columns(formatter, [
      ["tables.table", "text"],
      ["tables.cells", "count"],
      ["tables.hidden", "count"],
      ["tables.difference", "count"],
      ["tables.printed", "count"],
      ["tables.shareError", "points"],
      ["tables.shareWorst", "points"],
    ]),
    tables.map((one) => {
      const shares = one.rows.flatMap(({ share }) => share ?? []);
      const errors = printedShareErrors(one.rows);
      return [
        shownTitle(one, formatter),
        one.rows.length,
        hiddenIn(one),
        median(countErrors(one.rows)) ?? 0,
        shares.length === 0
          ? null
          : message("tables.printedOf", { printed: errors.length, shares: shares.length }),
        median(errors),
        quantile(errors, 1),
      ];
    }),
  );
}

function details(one: ComparedTable, policy: Policy, formatter: PageFormatter): Block {
  const { message } = formatter;
  const { rows, released } = one;
  const shown = rows.slice(0, rowsMax);
  const heading = { title: titleOf(one, formatter), hidden: hiddenIn(one), cells: rows.length };
  const isCut = shown.length < rows.length;
  const path = `tables/${released.name}.csv`;
  return {
    kind: "details",
    summary: message("tables.summary", heading),
    of: [
      ...paragraphs([
        one.isModel ? message("tables.modelWords") : null,
        rows.some(({ share }) => share !== null) && released.measures.includes("weighted")
          ? message("tables.weighted")
          : null,
        isCut ? message("tables.first", { shown: shown.length, all: rows.length, path }) : null,
      ]),
      cellsTable(shown, one, { policy, formatter }),
      ...centersTable(one, formatter),
    ],
  };
}

function cellsTable(
  rows: readonly ComparedRow[],
  one: ComparedTable,
  { policy, formatter }: { readonly policy: Policy; readonly formatter: PageFormatter },
): TableBlock {
  const { message, number } = formatter;
  const hasShares = rows.some(({ share }) => share !== null);
  const counts = ({ codes, exact, released }: ComparedRow) => [
    cellWords(codes, one, formatter),
    exact,
    released ?? message("tables.small", { min: policy.min }),
    released === null ? null : released - exact,
  ];
  const shares = ({ share }: ComparedRow) => {
    if (share === null) return [null, null, null];
    return [
      share.exact,
      share.isPrinted ? share.read : message("tables.imprecise", { share: number(share.read, "share") }),
      pointsOff(share),
    ];
  };
  const ofShares = [
    ["tables.trueShare", "share"],
    ["tables.readShare", "share"],
    ["tables.points", "pointsDifference"],
  ] as const;
  return table(
    message("tables.caption", { title: titleOf(one, formatter) }),
    columns(formatter, [
      ["tables.cell", "text"],
      ["tables.true", "count"],
      ["tables.released", "count"],
      ["tables.gap", "difference"],
      ...(hasShares ? ofShares : []),
    ]),
    rows.map((row) => [...counts(row), ...(hasShares ? shares(row) : [])]),
  );
}

function centersTable(one: ComparedTable, formatter: PageFormatter): Blocks {
  const { message } = formatter;
  const { number } = contentOf(one.indicator);
  if (one.centers.length === 0 || number === null) return [];
  const centers = table(
    message("tables.centers", {
      title: titleOf(one, formatter),
      statistic: number.statistic,
    }),
    columns(formatter, [
      ["tables.group", "text"],
      ["tables.trueCenter", "decimal"],
      ["tables.readCenter", "decimal"],
      ["tables.gap", "decimalDifference"],
    ]),
    one.centers.map(({ codes, exact, read, isPrinted }) => [
      cellWords(codes.slice(0, -1), one, formatter),
      exact,
      read === null || isPrinted
        ? read
        : message("tables.imprecise", { share: formatter.number(read, "decimal") }),
      exact === null || read === null ? null : read - exact,
    ]),
  );
  return [centers];
}

/** The universe is named where the table has several; totals only where nothing else is. */
function cellWords(
  codes: readonly string[],
  { released, source, indicator }: ComparedTable,
  formatter: PageFormatter,
): Inlines {
  const named = codes.map((code, at) => ({ code, dimension: released.dimensions[at]?.name ?? "" }));
  const distinctive = named.filter(
    ({ code, dimension }) =>
      code !== total && !(dimension === "universe" && (released.dimensions[0]?.codes.length ?? 0) < 2),
  );
  const wording = distinctive.length === 0 ? named.slice(-1) : distinctive;
  return listed(
    wording.map(({ code, dimension }) => codeText(code, { source, dimension, indicator }, formatter)),
  );
}

const hiddenIn = ({ rows }: ComparedTable) => rows.filter(({ released }) => released === null).length;

function titleOf({ indicator, isModel }: ComparedTable, { message, text }: PageFormatter): string {
  return isModel ? message("tables.model", { title: text(indicator.title) }) : text(indicator.title);
}

function shownTitle(one: ComparedTable, formatter: PageFormatter): Inlines {
  return one.isModel ? titleOf(one, formatter) : formatter.label(one.indicator.title);
}
