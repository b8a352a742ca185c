import type { Policy } from "@vigie/disclosure";
import type { Text } from "@vigie/study";
import { total } from "@vigie/table";
import { codeWords } from "./code-words.ts";
import { type ComparedRow, type ComparedTable, pointsOff } from "./compared-table.ts";
import { each, table } from "./page-html.ts";
import type { PageWords } from "./page-words.ts";
import { quantile } from "./quantile.ts";

/** Rows of one table that the page shows; a file has them all. */
const rowsMax = 300;

/** What the noise does to each table, then each of its counts and shares, true and as they leave. */
export function protectionTables(tables: readonly ComparedTable[], policy: Policy, words: PageWords): string {
  if (tables.length === 0) return "";
  const { say } = words;
  return `<h2>${say("tables.title")}</h2>
${overview(tables, words)}
${each("p", [say("tables.words")])}
${tables.map((one) => details(one, policy, words)).join("\n")}`;
}

function overview(tables: readonly ComparedTable[], words: PageWords): string {
  const { say, number, points } = words;
  const columns = ["table", "cells", "hidden", "difference", "printed", "shareError", "shareWorst"] as const;
  return table(
    say("tables.overview"),
    columns.map((name) => say(`tables.${name}`)),
    tables.map((one) => {
      const differences = one.rows.flatMap(({ exact, released }) =>
        released === null ? [] : [Math.abs(released - exact)],
      );
      const shares = one.rows.flatMap(({ share }) => share ?? []);
      const errors = shares.flatMap((share) => (share.isPrinted ? Math.abs(pointsOff(share) ?? 0) : []));
      const orNothing = (value: number | null) => (value === null ? "" : points(value));
      return [
        titleOf(one, words, words.html),
        number(one.rows.length),
        number(hiddenIn(one)),
        number(quantile(differences, 0.5) ?? 0),
        shares.length === 0 ? "" : say("tables.printedOf", { printed: errors.length, shares: shares.length }),
        orNothing(quantile(errors, 0.5)),
        orNothing(quantile(errors, 1)),
      ];
    }),
  );
}

function details(one: ComparedTable, policy: Policy, words: PageWords): string {
  const { say } = words;
  const { rows, released } = one;
  const shown = rows.slice(0, rowsMax);
  const heading = { title: titleOf(one, words, words.text), hidden: hiddenIn(one), cells: rows.length };
  const isCut = shown.length < rows.length;
  const path = `tables/${released.name}.csv`;
  return `<details><summary>${say("tables.summary", heading)}</summary>
${each("p", [
  one.isModel ? say("tables.modelWords") : "",
  rows.some(({ share }) => share !== null) && released.measures.includes("weighted")
    ? say("tables.weighted")
    : "",
  isCut ? say("tables.first", { shown: shown.length, all: rows.length, path }) : "",
])}
${cellsTable(shown, one, { policy, words })}
${centersTable(one, words)}
</details>`;
}

function cellsTable(
  rows: readonly ComparedRow[],
  one: ComparedTable,
  { policy, words }: { readonly policy: Policy; readonly words: PageWords },
): string {
  const { say, number, signed, signedTenths, tenths } = words;
  const hasShares = rows.some(({ share }) => share !== null);
  const percent = (share: number) => say("tables.percent", { share: tenths(100 * share) });
  const counts = ({ codes, exact, released }: ComparedRow) => [
    cellWords(codes, one, words),
    number(exact),
    released === null ? say("tables.small", { min: policy.min }) : number(released),
    released === null ? "" : signed(released - exact),
  ];
  const shares = ({ share }: ComparedRow) => {
    if (share === null) return ["", "", ""];
    const read = percent(share.read);
    const off = pointsOff(share);
    return [
      share.exact === null ? "" : percent(share.exact),
      share.isPrinted ? read : say("tables.imprecise", { share: read }),
      off === null ? "" : signedTenths(off),
    ];
  };
  const columns = [
    ...(["cell", "true", "released", "gap"] as const),
    ...(hasShares ? (["trueShare", "readShare", "points"] as const) : []),
  ];
  return table(
    say("tables.caption", { title: titleOf(one, words, words.text) }),
    columns.map((name) => say(`tables.${name}`)),
    rows.map((row) => [...counts(row), ...(hasShares ? shares(row) : [])]),
  );
}

function centersTable(one: ComparedTable, words: PageWords): string {
  const { say, decimal, signedDecimal } = words;
  if (one.centers.length === 0 || one.indicator.kind !== "summary") return "";
  const columns = ["group", "trueCenter", "readCenter", "gap"] as const;
  return table(
    say("tables.centers", {
      title: titleOf(one, words, words.text),
      statistic: one.indicator.statistic,
    }),
    columns.map((name) => say(`tables.${name}`)),
    one.centers.map(({ codes, exact, read }) => [
      cellWords(codes.slice(0, -1), one, words),
      exact === null ? "" : decimal(exact),
      read === null ? "" : decimal(read),
      exact === null || read === null ? "" : signedDecimal(read - exact),
    ]),
  );
}

/** The universe is said where the table has several; totals only where nothing else is. */
function cellWords(
  codes: readonly string[],
  { released, source, indicator }: ComparedTable,
  words: PageWords,
): string {
  const named = codes.map((code, at) => ({ code, dimension: released.dimensions[at]?.name ?? "" }));
  const kept = named.filter(
    ({ code, dimension }) =>
      code !== total && !(dimension === "universe" && (released.dimensions[0]?.codes.length ?? 0) < 2),
  );
  const said = kept.length === 0 ? named.slice(-1) : kept;
  return said
    .map(({ code, dimension }) => codeWords(code, { source, dimension, indicator }, words))
    .join(", ");
}

const hiddenIn = ({ rows }: ComparedTable) => rows.filter(({ released }) => released === null).length;

function titleOf(
  { indicator, isModel }: ComparedTable,
  { say, text }: PageWords,
  plain: (title: Text) => string,
): string {
  return isModel ? say("tables.model", { title: text(indicator.title) }) : plain(indicator.title);
}
