import { type Formatter, type Marked, markLine } from "@vigie/tables";
import type { Publication } from "./publication.ts";

/** What there is to give, in one language. */
export type DataEdition<W extends Formatter = Formatter> = Pick<
  Publication<W>,
  "study" | "bundles" | "gathered" | "fictitious" | "unverified" | "formatter"
>;

/** Who sent data, by name. */
export function contributorsOf({ study, bundles, formatter }: DataEdition): readonly string[] {
  return bundles.flatMap(({ manifest }) => {
    const partner = study.partners.get(manifest.partner);
    return partner ? [formatter.text(partner.label)] : [];
  });
}

/** A title, with the mark before it of data to beware of. */
export function markedTitle(title: string, marked: Marked): string {
  const mark = markLine(marked);
  return mark === null ? title : `${mark} – ${title}`;
}
