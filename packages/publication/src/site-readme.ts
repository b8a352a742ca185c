import { marksOf } from "@vigie/diagnostic";
import type { WordedPublication } from "./formatter.ts";

/** What each file of the site is, for a person who opens the folder. */
export function siteReadme(publication: WordedPublication): string {
  const { study, bundles, formatter } = publication;
  const lines = [
    ...marksOf(publication).flatMap(({ mark, sentence }) => [mark.toLocaleUpperCase("fr"), sentence, ""]),
    formatter.text(study.title),
    formatter.message("readme.study", { study: study.id, version: study.version, hash: study.hash }),
    ...bundles.map(({ manifest, hash }) =>
      formatter.message("readme.bundle", { partner: manifest.partner, date: manifest.date, hash }),
    ),
    "",
    formatter.message("readme.index"),
    formatter.message("readme.published"),
    formatter.message("readme.data"),
    formatter.message("readme.figures"),
    formatter.message("readme.fonts"),
  ];
  return `${lines.join("\n")}\n`;
}
