import type { ShownFigure } from "@vigie/diagnostic";
import { lastDayOf, markLine, textOfInlines } from "@vigie/diagnostic";
import type { WordedPublication } from "../formatter.ts";

/**
 * How to cite a figure: who publishes, its title, its number, the study with its version and day, its address.
 * @param address null where nobody knows
 */
export function citationOf(
  { title, number }: Pick<ShownFigure, "title" | "number">,
  publication: WordedPublication,
  address: string | null,
): string {
  const { study, bundles, formatter } = publication;
  const day = lastDayOf(bundles);
  const mark = markLine(publication);
  return formatter.message("cite.figure", {
    publisher: study.release === null ? "" : formatter.text(study.release.publisher.name),
    isPublished: study.release === null ? "no" : "yes",
    title: textOfInlines(title),
    number: number ?? 0,
    isNumbered: number === null ? "no" : "yes",
    study: formatter.text(study.title),
    version: study.version,
    isDated: day === null ? "no" : "yes",
    day: day === null ? "" : formatter.day(day),
    isMarked: mark === null ? "no" : "yes",
    mark: mark ?? "",
    hasAddress: address === null ? "no" : "yes",
    address: address ?? "",
  });
}
