import type { Bundle } from "@vigie/bundle";
import type { Study } from "@vigie/study";
import { formatterOf, gather, subjectIn } from "@vigie/tables";
import type { Figure } from "./figure-kind.ts";
import { figureOf } from "./figure-of.ts";

/**
 * The figures of the indicators that one bundle answers, by indicator, as the diagnostic has them where no other bundle came.
 * An entry of this package by itself, which a page can hold: no text is read, no publication is made.
 * @param language one that Vigie speaks
 * @throws {VigieErrors} as `gather`
 */
export function bundleFigures(bundle: Bundle, study: Study, language: string): ReadonlyMap<string, Figure> {
  const [gathered, formatter] = [gather(study, [bundle]), formatterOf(language)];
  return new Map(
    [...study.indicators.keys()].flatMap((id) => {
      const subject = subjectIn(id, { study, gathered, formatter });
      return subject === null ? [] : [[id, figureOf(subject)] as const];
    }),
  );
}
