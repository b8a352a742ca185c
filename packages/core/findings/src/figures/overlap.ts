import type { UpsetColumn, UpsetRow } from "@vigie/drawing";
import { type Cell, cohortOf, type Line, labelOf, outsideOf, type Subject } from "@vigie/tables";
import { gatheredRow, setDrawings, setRow, setsMax, setsText } from "../drawn/set-drawings.ts";
import type { FigureKind } from "../figure-kind.ts";
import { sharesTable } from "../figure-tables/shares-table.ts";
import { outsideRemark } from "../notes/remarks.ts";
import { shareValues } from "../notes/share-readings.ts";
import { figureTexts } from "./figure-texts.ts";

/** Code of the set in which nothing is yes. */
const none = "none";

/** Which answers go together: the exact sets of flags, largest first (UpSet: Lex et al., 2014). */
export const overlapFigure: FigureKind = {
  shows: () => true,
  make: (subject) => {
    const { indicator } = subject;
    const { line } = cohortOf(subject);
    const wide = rowsOf(subject, line, setsMax.wide);
    const largest = largestOf(line);
    const [code = ""] = largest?.codes ?? [];
    const label = labelOf(subject, indicator.of, code);
    const read = largest ? shareValues(subject, largest) : null;
    const precise = largest ? shareValues(subject, largest, 1) : null;
    return {
      ...figureTexts(subject, {
        title: read && (code.includes("+") ? "overlap.titleSeveral" : "overlap.title"),
        subtitle: "overlap.subtitle",
        alternative: ["overlap.alternative", [{ shares: setsText(wide, subject, 0) }]],
        reading: precise && "overlap.reading",
        values: { ...read, label },
        read: precise,
      }),
      ...setDrawings(
        subject,
        { wide, narrow: rowsOf(subject, line, setsMax.narrow) },
        columnsOf(subject, wide),
      ),
      remarks: outsideRemark(outsideOf(line), subject),
      table: sharesTable(subject),
    };
  },
};

/** The largest sets, then the others together; that of nothing is one of them. */
function rowsOf(subject: Subject, line: Line, max: number): readonly UpsetRow[] {
  const sets = setsIn(line);
  const codes = sets.slice(max);
  const label = subject.formatter.message("overlap.rest", { count: codes.length });
  return [
    ...sets
      .slice(0, max)
      .map((code) => ({ ...setRow(subject, line, code), ...(code === none ? { members: null } : {}) })),
    ...(codes.length === 0 ? [] : [gatheredRow(line, { label, codes })]),
  ].map((row) => ({ ...row, key: "plain", keyName: null }));
}

/** Sets that occur, from the largest; hidden ones after them. */
function setsIn(line: Line): readonly string[] {
  const countOf = (code: string) => line.cell(code).count;
  return line.codesInBase
    .filter((code) => countOf(code) !== 0)
    .toSorted((a, b) => (countOf(b) ?? 0) - (countOf(a) ?? 0));
}

/** The flags of the sets in view, in the order of the study. */
function columnsOf(
  { source, indicator, formatter }: Subject,
  rows: readonly UpsetRow[],
): readonly UpsetColumn[] {
  const origin = source.attributes.get(indicator.of)?.origin;
  const flags = origin?.kind === "set" ? origin.of : [];
  return flags
    .filter((flag) => rows.some(({ members }) => members?.has(flag)))
    .map((flag) => {
      const label = source.attributes.get(flag)?.label;
      return { member: flag, label: label ? formatter.text(label) : flag, family: null };
    });
}

function largestOf(line: Line): Cell | undefined {
  return setsIn(line)
    .filter((code) => code !== none)
    .map((code) => line.cell(code))
    .find(({ share }) => share !== null);
}
