import { labelOf } from "./labels.ts";
import { lineOf, shareOf, total } from "./line.ts";
import type { Subject } from "./subject.ts";

/**
 * A table to take away: codes, their labels, count and share. CSV of RFC 4180 in UTF-8; a masked count is empty.
 * The last column says that data are fictitious, where they are.
 */
export function dataCsv(subject: Subject): string {
  const { table, indicator, fictitious, words } = subject;
  const header = [
    ...table.dimensions.map(({ name }) => name),
    ...table.dimensions.map(({ name }) => `${name}_label`),
    "count",
    "share",
    ...(fictitious ? ["warning"] : []),
  ];
  const lines = table.rows.map(({ codes, count }) => {
    const [universe = "", by] = codes;
    const line = lineOf(subject, universe, indicator.kind === "profile" ? by : total);
    const share = shareOf(line, codes.at(-1) ?? total);
    return [
      ...codes,
      ...codes.map((code, at) => labelOf(subject, table.dimensions[at]?.name ?? "", code)),
      count === null ? "" : String(count),
      share === null ? "" : String(Math.round(share * 1e6) / 1e6),
      ...(fictitious ? [words.say("fictitious.mark")] : []),
    ];
  });
  return `${[header, ...lines].map((cells) => cells.map(quoted).join(",")).join("\n")}\n`;
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
