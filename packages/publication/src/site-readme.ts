import { marksOf } from "@vigie/diagnostic";
import type { WordedPublication } from "./words.ts";

/** What each file of the site is, for whom opens the folder. */
export function siteReadme(publication: WordedPublication): string {
  const { study, bundles, words } = publication;
  const lines = [
    ...marksOf(publication).flatMap(({ mark, sentence }) => [mark.toLocaleUpperCase("fr"), sentence, ""]),
    words.text(study.title),
    words.message("readme.study", { study: study.id, version: study.version, hash: study.hash }),
    ...bundles.map(({ manifest, hash }) =>
      words.message("readme.bundle", { partner: manifest.partner, date: manifest.date, hash }),
    ),
    "",
    words.message("readme.index"),
    words.message("readme.published"),
    words.message("readme.data"),
    words.message("readme.figures"),
    words.message("readme.fonts"),
  ];
  return `${lines.join("\n")}\n`;
}
