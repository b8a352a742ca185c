import { contrastOf } from "../contrast.ts";
import { difference, shareOf } from "../line.ts";
import { profileOf } from "../profile.ts";
import type { Subject } from "../subject.ts";
import type { Words } from "../words.ts";
import { type Column, rounded, type Value } from "./exported-table.ts";

const names = [
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

/** What separates a group from the rest of its cohort, where the study declares a sampling reading. */
export function evidenceColumns(words: Words): readonly Column[] {
  return names.map((name) => ({
    name,
    title: words.say(`export.${name}`),
    kind: name === "share_lower" || name === "share_upper" ? "share" : "number",
  }));
}

/** The evidence of one row, in the order of `evidenceColumns`; null where the table has none to show. */
export function evidenceOf(subject: Subject): ((codes: readonly string[]) => readonly Value[]) | null {
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
    ].map((value) => rounded(value ?? null));
    const pValue = contrast?.pValue ?? null;
    return [...evidence, pValue === null ? null : Number(pValue.toPrecision(6))];
  };
}
