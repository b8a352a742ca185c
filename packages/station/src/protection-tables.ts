import type { Policy } from "@vigie/disclosure";
import { html, type Insert, type Markup } from "@vigie/documents";
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
import type { PageFormatter } from "./page-formatter.ts";
import { columns, listed, paragraphs, table } from "./page-table.ts";
import type { PageSection } from "./private-page.ts";
import { median, quantile } from "./quantile.ts";

/** Rows of one table that the page shows; a file has them all. */
const rowsMax = 300;

/** What the noise does to each table, then each of its counts and shares, true and as they leave. */
export function protectionTables(
  tables: readonly ComparedTable[],
  policy: Policy,
  formatter: PageFormatter,
): PageSection | null {
  if (tables.length === 0) return null;
  const { message } = formatter;
  return {
    id: "tableaux",
    title: message("tables.title"),
    content: html`${overview(tables, formatter)}
${paragraphs([message("tables.words")])}
${tables.map((one) => details(one, policy, formatter))}`,
  };
}

function overview(tables: readonly ComparedTable[], formatter: PageFormatter): Markup {
  const { message, number, points } = formatter;
  return table(
    message("tables.overview"),
    columns(
      formatter,
      ["tables.table"],
      [
        "tables.cells",
        "tables.hidden",
        "tables.difference",
        "tables.printed",
        "tables.shareError",
        "tables.shareWorst",
      ],
    ),
    tables.map((one) => {
      const shares = one.rows.flatMap(({ share }) => share ?? []);
      const errors = printedShareErrors(one.rows);
      const orNothing = (value: number | null) => (value === null ? null : points(value));
      return [
        shownTitle(one, formatter),
        number(one.rows.length),
        number(hiddenIn(one)),
        number(median(countErrors(one.rows)) ?? 0),
        shares.length === 0
          ? null
          : message("tables.printedOf", { printed: errors.length, shares: shares.length }),
        orNothing(median(errors)),
        orNothing(quantile(errors, 1)),
      ];
    }),
  );
}

function details(one: ComparedTable, policy: Policy, formatter: PageFormatter): Markup {
  const { message } = formatter;
  const { rows, released } = one;
  const shown = rows.slice(0, rowsMax);
  const heading = { title: titleOf(one, formatter), hidden: hiddenIn(one), cells: rows.length };
  const isCut = shown.length < rows.length;
  const path = `tables/${released.name}.csv`;
  return html`<details><summary>${message("tables.summary", heading)}</summary>
${paragraphs([
  one.isModel ? message("tables.modelWords") : null,
  rows.some(({ share }) => share !== null) && released.measures.includes("weighted")
    ? message("tables.weighted")
    : null,
  isCut ? message("tables.first", { shown: shown.length, all: rows.length, path }) : null,
])}
${cellsTable(shown, one, { policy, formatter })}
${centersTable(one, formatter)}
</details>
`;
}

function cellsTable(
  rows: readonly ComparedRow[],
  one: ComparedTable,
  { policy, formatter }: { readonly policy: Policy; readonly formatter: PageFormatter },
): Markup {
  const { message, number, signed, signedTenths, percent } = formatter;
  const hasShares = rows.some(({ share }) => share !== null);
  const counts = ({ codes, exact, released }: ComparedRow) => [
    cellWords(codes, one, formatter),
    number(exact),
    released === null ? message("tables.small", { min: policy.min }) : number(released),
    released === null ? null : signed(released - exact),
  ];
  const shares = ({ share }: ComparedRow) => {
    if (share === null) return [null, null, null];
    const read = percent(share.read);
    const off = pointsOff(share);
    return [
      share.exact === null ? null : percent(share.exact),
      share.isPrinted ? read : message("tables.imprecise", { share: read }),
      off === null ? null : signedTenths(off),
    ];
  };
  const ofShares = hasShares ? (["tables.trueShare", "tables.readShare", "tables.points"] as const) : [];
  return table(
    message("tables.caption", { title: titleOf(one, formatter) }),
    columns(formatter, ["tables.cell"], ["tables.true", "tables.released", "tables.gap", ...ofShares]),
    rows.map((row) => [...counts(row), ...(hasShares ? shares(row) : [])]),
  );
}

function centersTable(one: ComparedTable, formatter: PageFormatter): Markup | null {
  const { message, decimal, signedDecimal } = formatter;
  const { number } = contentOf(one.indicator);
  if (one.centers.length === 0 || number === null) return null;
  return table(
    message("tables.centers", {
      title: titleOf(one, formatter),
      statistic: number.statistic,
    }),
    columns(formatter, ["tables.group"], ["tables.trueCenter", "tables.readCenter", "tables.gap"]),
    one.centers.map(({ codes, exact, read, isPrinted }) => [
      cellWords(codes.slice(0, -1), one, formatter),
      exact === null ? null : decimal(exact),
      read === null
        ? null
        : isPrinted
          ? decimal(read)
          : message("tables.imprecise", { share: decimal(read) }),
      exact === null || read === null ? null : signedDecimal(read - exact),
    ]),
  );
}

/** The universe is named where the table has several; totals only where nothing else is. */
function cellWords(
  codes: readonly string[],
  { released, source, indicator }: ComparedTable,
  formatter: PageFormatter,
): Insert {
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

function shownTitle(one: ComparedTable, formatter: PageFormatter): Insert {
  return one.isModel ? titleOf(one, formatter) : formatter.label(one.indicator.title);
}
