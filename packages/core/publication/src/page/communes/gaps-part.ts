import { html, type Markup } from "@vigie/documents";
import {
  isLocal,
  type LocalFigure,
  type LocalSubject,
  localFigure,
  localSubjects,
  type Territory,
} from "@vigie/findings";
import { partnerOf } from "@vigie/tables";
import type { PageContext } from "../site.ts";
import { sitePaths } from "../site-paths.ts";

/** What a page of a territory does not show, each with its reason. */
export function gapsPart(territory: Territory, entries: readonly LocalEntry[], context: PageContext): Markup {
  const { study, formatter } = context.publication;
  const lines = [
    ...suppressed("hidden", entries, context),
    ...suppressed("uncertain", entries, context),
    ...(entries.some(
      ({ figure }) => figure.isAlike || hasAlike(figure.table, formatter.message("local.alike")),
    )
      ? [html`${formatter.message("local.alikeMeans")}`]
      : []),
    ...elsewhere(territory, entries, context),
    ...awaited(context),
  ];
  if (lines.length === 0)
    return html`<p>${formatter.message("local.nothingMissing", { min: study.disclosure.min })}</p>`;
  return html`<ul>${lines.map(
    (line) => html`<li>${line}</li>
`,
  )}</ul>`;
}

function suppressed(
  kind: "hidden" | "uncertain",
  entries: readonly LocalEntry[],
  { formatter }: PageContext,
): readonly Markup[] {
  const touched = entries.filter(({ figure }) => figure[kind] > 0);
  const [first] = touched;
  if (first === undefined) return [];
  const count = touched.reduce((sum, { figure }) => sum + figure[kind], 0);
  const titles = touched.map(({ reading }) => formatter.text(reading.subject.indicator.title));
  const { min } = first.reading.subject.table;
  return [
    html`${formatter.message(`local.${kind}`, { count, min })} ${formatter.message("local.where", { titles: titles.join(formatter.message("note.separator")) })}`,
  ];
}

function hasAlike(table: LocalEntry["figure"]["table"], wording: string): boolean {
  return (table?.groups ?? []).some(({ rows }) => rows.some(({ cells }) => cells.includes(wording)));
}

/** Finds what is known at the greater territory only, for a commune; by commune only, for that territory. */
function elsewhere(
  territory: Territory,
  entries: readonly LocalEntry[],
  context: PageContext,
): readonly Markup[] {
  const { publication } = context;
  const { territories, formatter } = publication;
  const above = territories.find(({ code }) => code === territory.within);
  const shown = new Set(
    entries.flatMap(({ reading }) => [reading.subject.indicator.id, reading.above?.subject.indicator.id]),
  );
  if (above === undefined) return [];
  const others = localSubjects(above, territories, publication).filter(
    (reading) => !shown.has(reading.subject.indicator.id) && localFigure(reading) !== null,
  );
  if (others.length === 0) return [];
  return [
    html`${formatter.message("local.aboveOnly", { territory: formatter.text(above.label) })}
<ul>${others.map(
      ({
        subject: { indicator },
      }) => html`<li><a href="${context.href(sitePaths.commune(above.code))}#l-${indicator.id}">${formatter.text(indicator.title)}</a></li>
`,
    )}</ul>`,
  ];
}

/** Partners who have not answered, where a table of theirs has territories. */
function awaited({ edition }: PageContext): readonly Markup[] {
  const { publication } = edition;
  const { study, gathered, formatter } = publication;
  const late = [...study.indicators.values()].filter(
    ({ id }) => gathered.get(id)?.state === "awaited" && isLocal(id, publication),
  );
  const partners = new Set(late.map(({ source }) => partnerOf(source, study)));
  return [...partners].map(
    ({ label }) => html`${formatter.message("local.awaited", { partner: formatter.text(label) })}`,
  );
}

/** A reading with what it gives. */
export interface LocalEntry {
  readonly reading: LocalSubject;
  readonly figure: LocalFigure;
}
