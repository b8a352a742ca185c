import { lastDayOf, markLine } from "@vigie/tables";
import { type ShownFigure, textOfInlines } from "@vigie/text";
import type { WordedEdition } from "../formatter.ts";

/**
 * How to cite a figure: who publishes, its title, its number, the study with its version and day, its address.
 * @param address null where nobody knows
 */
export function citationOf(
  { title, number }: Pick<ShownFigure, "title" | "number">,
  publication: WordedEdition,
  address: string | null,
): string {
  return publication.formatter.message("cite.figure", {
    ...cited(publication, address),
    title: textOfInlines(title),
    number: number ?? 0,
    isNumbered: number === null ? "no" : "yes",
  });
}

/** How to cite the whole study: who publishes, its title, version and day, its address. */
export function wholeCitation(edition: WordedEdition): string {
  return edition.formatter.message("cite.whole", cited(edition, edition.study.release?.url ?? null));
}

function cited({ study, bundles, formatter, ...edition }: WordedEdition, address: string | null) {
  const day = lastDayOf(bundles);
  const mark = markLine({ study, formatter, ...edition });
  return {
    publisher: study.release === null ? "" : formatter.text(study.release.publisher.name),
    isPublished: study.release === null ? "no" : "yes",
    study: formatter.text(study.title),
    version: study.version,
    isDated: day === null ? "no" : "yes",
    day: day === null ? "" : formatter.day(day),
    isMarked: mark === null ? "no" : "yes",
    mark: mark ?? "",
    hasAddress: address === null ? "no" : "yes",
    address: address ?? "",
  };
}
