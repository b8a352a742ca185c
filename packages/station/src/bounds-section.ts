import { paragraphs, type Section, table } from "@vigie/documents";
import type { Study } from "@vigie/study";
import { columns, type PageFormatter } from "./page-formatter.ts";
import type { SourceRun } from "./run-source.ts";

/** Numbers and weights that were brought to their bounds; nothing where none was. */
export function boundsSection(
  { study, runs }: { readonly study: Study; readonly runs: ReadonlyMap<string, SourceRun> },
  formatter: PageFormatter,
): Section | null {
  const { message, text, label } = formatter;
  const rows = [...runs].flatMap(([id, { outOfRange, survey }]) => {
    const source = study.sources.get(id);
    const numbers = outOfRange
      .filter(({ below, above }) => below + above > 0)
      .map(({ number: name, range: { from, to }, known, below, above }) => [
        label(source?.attributes.get(name)?.label ?? { fr: name }),
        message("bounds.interval", { from, to }),
        known,
        below,
        above,
      ]);
    const greatest = source?.survey?.weightMax ?? null;
    if (survey === null || survey.clipped === 0 || greatest === null) return numbers;
    return [
      ...numbers,
      [
        message("bounds.weights", { source: text(source?.label ?? { fr: id }) }),
        message("bounds.weightsRange", { to: greatest }),
        survey.respondents,
        0,
        survey.clipped,
      ],
    ];
  });
  if (rows.length === 0) return null;
  return {
    kind: "section",
    id: "bornes",
    title: message("bounds.title"),
    of: [
      ...paragraphs([message("bounds.words")]),
      table(
        message("bounds.caption"),
        columns(formatter, [
          ["bounds.number", "text"],
          ["bounds.range", "text"],
          ["bounds.known", "count"],
          ["bounds.below", "count"],
          ["bounds.above", "count"],
        ]),
        rows,
      ),
    ],
  };
}
