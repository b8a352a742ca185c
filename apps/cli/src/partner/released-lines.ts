import type { TableSummary } from "@vigie/partner";
import { type Study, textIn } from "@vigie/study";
import { possibleRows, type ReleasedTable } from "@vigie/table";
import type { CliMessages } from "../messages.ts";
import { usualColumns, wrappedText } from "../terminal/terminal.ts";

/** How far a count is from the true one 19 times in 20, in standard errors. */
const ninetyFive = 1.959964;

export type ReleasedSize = Pick<TableSummary, "cells" | "hidden" | "countError" | "isAdjusted">;

/** How large a table of a bundle is, and how near the middle one of its counts. */
export function releasedSizeOf(table: ReleasedTable, isAdjusted: boolean): ReleasedSize {
  const rows = possibleRows(table);
  const at = table.measures.indexOf("count_error");
  const errors = rows.flatMap(({ values }) => values[at] ?? []).toSorted((a, b) => a - b);
  return {
    cells: rows.length,
    hidden: rows.filter(({ count }) => count === null).length,
    countError: errors[Math.floor((errors.length - 1) / 2)] ?? 0,
    isAdjusted,
  };
}

/** Its line: cells, those hidden, how near the counts are. */
export function sizeWords(size: ReleasedSize, min: number, { message }: CliMessages): string {
  const { cells, hidden, countError } = size;
  const near = nearnessOf(size);
  return message("released.size", { cells, hidden, min, near, within: Math.ceil(ninetyFive * countError) });
}

/**
 * How near the counts of a table are: not known where they are all hidden, nor where a published size moved them by more than
 * their noise.
 */
export function nearnessOf(given: ReleasedSize): "none" | "exact" | "adjusted" | "within" {
  const { cells, hidden, countError, isAdjusted } = given;
  if (hidden === cells) return "none";
  if (countError === 0) return "exact";
  return isAdjusted ? "adjusted" : "within";
}

/** Lines of a usual terminal that the tables may take; the page has the others. */
const mostLines = 20;

/** What leaves, table by table, before anything is handed over: nothing that is not in the bundle. */
export function releasedLines(
  tables: readonly TableSummary[],
  given: { readonly study: Study; readonly min: number; readonly notRaked: readonly string[] },
  messages: CliMessages,
): readonly string[] {
  const { study, min, notRaked } = given;
  const { message } = messages;
  if (tables.length === 0) return [message("released.none")];
  const shown = firstOf(
    tables.map((table) => [
      `  ${titleOf(table, study, messages)}`,
      `    ${sizeWords(table, min, messages)}${notRaked.includes(table.source) ? message("released.notRaked") : estimatesWords(table, messages)}`,
    ]),
  );
  const left = tables.length - shown.length;
  return [
    message("released.title"),
    ...shown.flat(),
    ...(left === 0 ? [] : [`  ${message("released.more", { count: left })}`]),
    ...(tables.some((table) => nearnessOf(table) === "within") ? [message("released.near")] : []),
    ...(tables.every(({ countError }) => countError === 0) ? [] : [message("released.readable")]),
  ];
}

/** Shares that can be read, of those that the table has; and so of means or medians. */
function estimatesWords({ printed, shares, centers }: TableSummary, { message }: CliMessages): string {
  const shown = message("released.shares", { printed, shares });
  if (centers === null) return shown;
  const { statistic, groups, read } = centers;
  return `${shown}${message("released.centers", { statistic, groups, read })}`;
}

function titleOf(
  { name, indicator }: TableSummary,
  study: Study,
  { message, language }: CliMessages,
): string {
  const title = study.indicators.get(indicator)?.title;
  const shown = title === undefined ? indicator : textIn(title, language);
  return name === indicator ? shown : message("released.model", { title: shown });
}

/** As many as fit; one at least, whatever its length. */
function firstOf(blocks: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let lines = 0;
  return blocks.filter((block, at) => {
    lines += wrappedText(block.join("\n"), usualColumns).split("\n").length;
    return at === 0 || lines <= mostLines;
  });
}
