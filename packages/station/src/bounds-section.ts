import type { Study } from "@vigie/study";
import { each, table } from "./page-html.ts";
import type { PageWords } from "./page-words.ts";
import type { SourceRun } from "./run-source.ts";

/** Numbers and weights that were brought to their bounds; nothing where none was. */
export function boundsSection(
  { study, runs }: { readonly study: Study; readonly runs: ReadonlyMap<string, SourceRun> },
  words: PageWords,
): string {
  const { say, text, html, number } = words;
  const rows = [...runs].flatMap(([id, { outOfRange, survey }]) => {
    const source = study.sources.get(id);
    const numbers = outOfRange
      .filter(({ below, above }) => below + above > 0)
      .map(({ number: name, range: { from, to }, known, below, above }) => [
        html(source?.attributes.get(name)?.label ?? { fr: name }),
        say("bounds.interval", { from, to }),
        number(known),
        number(below),
        number(above),
      ]);
    const greatest = source?.survey?.weightMax ?? null;
    if (survey === null || survey.clipped === 0 || greatest === null) return numbers;
    return [
      ...numbers,
      [
        say("bounds.weights", { source: text(source?.label ?? { fr: id }) }),
        say("bounds.weightsRange", { to: greatest }),
        number(survey.respondents),
        number(0),
        number(survey.clipped),
      ],
    ];
  });
  if (rows.length === 0) return "";
  return `<h2>${say("bounds.title")}</h2>
${each("p", [say("bounds.words")])}
${table(
  say("bounds.caption"),
  (["number", "range", "known", "below", "above"] as const).map((name) => say(`bounds.${name}`)),
  rows,
)}`;
}
