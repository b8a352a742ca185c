import { marksOf } from "@vigie/diagnostic";
import type { WordedPublication } from "./words.ts";

/** What each file of the site is, for whom opens the folder. */
export function siteReadme(publication: WordedPublication): string {
  const { study, bundles, words } = publication;
  const lines = [
    ...marksOf(publication).flatMap(({ mark, sentence }) => [mark.toLocaleUpperCase("fr"), sentence, ""]),
    words.text(study.title),
    words.say("readme.study", { study: study.id, version: study.version, hash: study.hash }),
    ...bundles.map(({ manifest, hash }) =>
      words.say("readme.bundle", { partner: manifest.partner, date: manifest.date, hash }),
    ),
    "",
    words.say("readme.index"),
    words.say("readme.published"),
    words.say("readme.data"),
    words.say("readme.figures"),
    words.say("readme.fonts"),
  ];
  return `${lines.join("\n")}\n`;
}
