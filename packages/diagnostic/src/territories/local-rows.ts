import { contentOf } from "@vigie/study";
import { total } from "@vigie/table";
import { groupsWithin } from "../groups-within.ts";
import { codeText, dimensionLabel, labelOf } from "../labels.ts";
import { codesInBase, type Line, lineOf } from "../tables/line.ts";
import { mentionsOf } from "../mentions.ts";
import type { Subject } from "../subject.ts";
import type { LocalSubject } from "./local-subject.ts";

/** One share at the three levels. */
export interface LocalRow {
  readonly key: string;
  readonly label: string;
  readonly here: LocalCell;
  readonly above: LocalCell | null;
  readonly whole: LocalCell;
}

export interface LocalCell {
  readonly line: Line;
  readonly code: string;
}

/** Cells of a table of shares at each level; of a yes and a no, the yes alone. */
export function localRows({ subject, dimension, code, above }: LocalSubject): readonly LocalRow[] {
  const { indicator } = subject;
  const { answers } = contentOf(indicator);
  const whole = linesAt({ subject, dimension }, total);
  const here = linesAt({ subject, dimension }, code);
  const greater = above === null ? null : linesAt(above, above.code);
  const isDescribed = ([key, cell]: readonly [string, LocalCell]) =>
    cell.line.counts.get(cell.code) !== 0 || here.get(key)?.line.counts.get(cell.code) !== 0;
  const keys = [...whole].filter(isDescribed).map(([key]) => key);
  const isFlagged = keys.includes("yes") && keys.every((key) => key === "yes" || key === "no");
  return keys
    .filter((key) => !isFlagged || key === "yes")
    .flatMap((key) => {
      const [local, all] = [here.get(key), whole.get(key)];
      if (local === undefined || all === undefined) return [];
      const label = answers === null ? nameOf(subject, dimension, key) : labelOf(subject, indicator.of, key);
      return [{ key, label, here: local, above: greater?.get(key) ?? null, whole: all }];
    });
}

/** Cells of a territory by what distinguishes them: the codes of a line, or the answers of a question of several. */
function linesAt(
  { subject, dimension }: Pick<LocalSubject, "subject" | "dimension">,
  code: string,
): ReadonlyMap<string, LocalCell> {
  const { indicator } = subject;
  if (contentOf(indicator).answers !== null)
    return new Map(
      mentionsOf(subject, code).map((mention) => [mention.code, { line: mention.line, code: "yes" }]),
    );
  const line =
    dimension === indicator.of ? groupsWithin(subject, code) : lineOf(subject, indicator.universe, code);
  return new Map(codesInBase(line).map((rowCode) => [rowCode, { line, code: rowCode }]));
}

function nameOf(subject: Subject, dimension: string, key: string): string {
  const { indicator } = subject;
  if (dimension !== indicator.of) return codeText(subject, key);
  return labelOf(subject, contentOf(indicator).groupedBy ?? indicator.of, key);
}

/** What rows are, at the head of their names. */
export function rowsHead({ subject, dimension }: LocalSubject): string {
  const { indicator } = subject;
  const { groupedBy } = contentOf(indicator);
  return dimensionLabel(subject, dimension === indicator.of ? (groupedBy ?? indicator.of) : indicator.of);
}
