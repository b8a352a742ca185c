import { contrastOf } from "./contrast.ts";
import { labelOf } from "./labels.ts";
import { difference, lineAt, shareOf, total } from "./line.ts";
import { profileOf } from "./profile.ts";
import type { Subject } from "./subject.ts";

/** What separates a group from the rest of its cohort, where the study declares a sampling reading. */
const evidenceColumns = [
  "share_lower",
  "share_upper",
  "difference_to_rest",
  "difference_lower",
  "difference_upper",
  "ratio_to_rest",
  "ratio_lower",
  "ratio_upper",
  "p_value",
] as const;

/**
 * A table to take away: codes, their labels, count and share, then the evidence of a profile. CSV of RFC 4180 in
 * UTF-8; a masked count is empty, and so is all that it hides. The last column says that data are fictitious,
 * where they are.
 */
export function dataCsv(subject: Subject): string {
  const { table, fictitious, words } = subject;
  const evidence = evidenceOf(subject);
  const header = [
    ...table.dimensions.map(({ name }) => name),
    ...table.dimensions.map(({ name }) => `${name}_label`),
    "count",
    "share",
    ...(evidence === null ? [] : evidenceColumns),
    ...(fictitious ? ["warning"] : []),
  ];
  const lines = table.rows.map(({ codes, count }) => {
    const line = lineAt(subject, codes.slice(0, -1));
    return [
      ...codes,
      ...codes.map((code, at) => labelOf(subject, table.dimensions[at]?.name ?? "", code)),
      count === null ? "" : String(count),
      written(shareOf(line, codes.at(-1) ?? total)),
      ...(evidence === null ? [] : evidence(codes)),
      ...(fictitious ? [words.say("fictitious.mark")] : []),
    ];
  });
  return `${[header, ...lines].map((cells) => cells.map(quoted).join(",")).join("\n")}\n`;
}

/** The evidence of one row, in the order of `evidenceColumns`; null where the table has none to show. */
function evidenceOf(subject: Subject): ((codes: readonly string[]) => readonly string[]) | null {
  const { source, indicator } = subject;
  if (source.reading === null || indicator.kind !== "profile") return null;
  const lines = new Map(profileOf(subject).lines.map((line) => [line.by, line]));
  return ([universe = "", by = "", code = ""]) => {
    const own = universe === indicator.universe ? lines.get(by) : undefined;
    const contrast = own && contrastOf(subject, own, code);
    const evidence = [
      contrast?.share.lower,
      contrast?.share.upper,
      own && difference(shareOf(own.line, code), shareOf(own.rest, code)),
      contrast?.difference?.interval.lower,
      contrast?.difference?.interval.upper,
      contrast?.ratio?.estimate,
      contrast?.ratio?.interval.lower,
      contrast?.ratio?.interval.upper,
    ].map((value) => written(value ?? null));
    const pValue = contrast?.pValue ?? null;
    return [...evidence, pValue === null ? "" : String(Number(pValue.toPrecision(6)))];
  };
}

/** Six decimals: a millionth is finer than any share of a population. */
function written(value: number | null): string {
  return value === null ? "" : String(Math.round(value * 1e6) / 1e6);
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
