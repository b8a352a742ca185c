import { contrastOf } from "../contrast.ts";
import { difference, shareOf } from "../line.ts";
import { hasIntervals } from "../notes/evidence-words.ts";
import { profileOf } from "../profile.ts";
import type { Subject } from "../subject.ts";
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

/** In a whole population, what noise leaves uncertain. */
const ofNoise: ReadonlySet<string> = new Set(names.slice(0, 5));

/** What separates a group from the rest of its cohort, where intervals say how sure it is. */
export function evidenceColumns({ source, words }: Subject): readonly Column[] {
  return names
    .filter((name) => source.reading !== null || ofNoise.has(name))
    .map((name) => ({
      name,
      title: words.say(`export.${name}`),
      kind: name === "share_lower" || name === "share_upper" ? "share" : "number",
    }));
}

/** The evidence of one row, in the order of `evidenceColumns`; null where the table has none to show. */
export function evidenceOf(subject: Subject): ((codes: readonly string[]) => readonly Value[]) | null {
  const { source, indicator } = subject;
  if (!hasIntervals(subject) || indicator.kind !== "profile") return null;
  const lines = new Map(profileOf(subject).lines.map((line) => [line.by, line]));
  return ([universe = "", by = "", code = ""]) => {
    const own = universe === indicator.universe ? lines.get(by) : undefined;
    const contrast = own && contrastOf(subject, own, code);
    const evidence = [
      contrast?.share.lower,
      contrast?.share.upper,
      own?.rest && difference(shareOf(own.line, code), shareOf(own.rest, code)),
      contrast?.difference?.lower,
      contrast?.difference?.upper,
      contrast?.ratio?.estimate,
      contrast?.ratio?.interval.lower,
      contrast?.ratio?.interval.upper,
    ].map((value) => rounded(value ?? null));
    const pValue = contrast?.pValue ?? null;
    const all = [...evidence, pValue === null ? null : Number(pValue.toPrecision(6))];
    return all.filter((_, at) => source.reading !== null || ofNoise.has(names[at] ?? ""));
  };
}
