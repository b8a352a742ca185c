import { html } from "@vigie/documents";
import type { Study } from "@vigie/study";
import type { PageFormatter } from "./page-formatter.ts";
import { columns, paragraphs, table } from "./page-table.ts";
import type { PageSection } from "./private-page.ts";
import type { SourceRun } from "./run-source.ts";

/** Numbers and weights that were brought to their bounds; nothing where none was. */
export function boundsSection(
  { study, runs }: { readonly study: Study; readonly runs: ReadonlyMap<string, SourceRun> },
  formatter: PageFormatter,
): PageSection | null {
  const { message, text, label, number } = formatter;
  const rows = [...runs].flatMap(([id, { outOfRange, survey }]) => {
    const source = study.sources.get(id);
    const numbers = outOfRange
      .filter(({ below, above }) => below + above > 0)
      .map(({ number: name, range: { from, to }, known, below, above }) => [
        label(source?.attributes.get(name)?.label ?? { fr: name }),
        message("bounds.interval", { from, to }),
        number(known),
        number(below),
        number(above),
      ]);
    const greatest = source?.survey?.weightMax ?? null;
    if (survey === null || survey.clipped === 0 || greatest === null) return numbers;
    return [
      ...numbers,
      [
        message("bounds.weights", { source: text(source?.label ?? { fr: id }) }),
        message("bounds.weightsRange", { to: greatest }),
        number(survey.respondents),
        number(0),
        number(survey.clipped),
      ],
    ];
  });
  if (rows.length === 0) return null;
  return {
    id: "bornes",
    title: message("bounds.title"),
    content: html`${paragraphs([message("bounds.words")])}
${table(
  message("bounds.caption"),
  columns(formatter, ["bounds.number", "bounds.range"], ["bounds.known", "bounds.below", "bounds.above"]),
  rows,
)}`,
  };
}
