import { html, type Markup } from "@vigie/documents";
import { type LocalSubject, localFigure, localHelp, localSubjects, type Territory } from "@vigie/findings";
import { contentOf } from "@vigie/study";
import { labelOf, peopleOf } from "@vigie/tables";
import { capitalised } from "@vigie/words";
import { partLinks } from "../contents.ts";
import { alternativeOf, drawings } from "../drawings.ts";
import { dataTable } from "../page-table.ts";
import { articlePage } from "../shell.ts";
import type { PageContext } from "../site.ts";
import { sitePaths } from "../site-paths.ts";
import { byName } from "./communes-page.ts";
import { gapsPart, type LocalEntry } from "./gaps-part.ts";
import { helpPart, territoryLink } from "./help-part.ts";

/** One commune or greater territory: its figures beside those of the whole, what is missing, where help is. */
export function communePage(territory: Territory, context: PageContext): string {
  const { publication } = context;
  const { territories, places, study, formatter } = publication;
  const name = formatter.text(territory.label);
  const entries = localSubjects(territory, territories, publication).flatMap(
    (reading): readonly LocalEntry[] => {
      const figure = localFigure(reading);
      return figure === null ? [] : [{ reading, figure }];
    },
  );
  const help =
    places === null
      ? null
      : localHelp(territory, { territories, places, study, language: formatter.language });
  const [first] = entries.flatMap(({ figure }) => figure.finding ?? []);
  const parts = [
    { anchor: "chiffres", label: formatter.message("local.figures") },
    { anchor: "aide", label: formatter.message("help.title") },
    { anchor: "manques", label: formatter.message("local.gaps") },
  ];
  return articlePage(context, {
    className: "commune",
    title: name,
    description: first ?? name,
    body: html`<p class="origin">${inhabitants(territory, context)}${placeLine(territory, context)}</p>
<p class="lead">${formatter.message("local.lead", { kind: territory.kind })}</p>
${partLinks(parts)}
<h2 id="chiffres">${formatter.message("local.figures")}</h2>
${entries.every(({ figure }) => figure.table === null) ? html`<p class="awaited">${formatter.message(territory.kind === "commune" ? "local.noneCommune" : "local.noneGroup")}</p>` : null}
${entries.map((entry) => entryPart(entry, { territory, context, heading: headingOf(entry, entries, context) }))}
<h2 id="aide">${formatter.message("help.title")}</h2>
${helpPart(territory, help, context)}
<h2 id="manques">${formatter.message("local.gaps")}</h2>
${gapsPart(territory, entries, context)}`,
  });
}

/** What it is part of, or what it is made of. */
function placeLine({ kind, code, within }: Territory, context: PageContext): Markup {
  const { territories, formatter } = context.publication;
  const all = html`<a href="${context.href(sitePaths.communes)}">${formatter.message("communes.title")}</a>`;
  const above = territories.find((other) => other.code === within);
  if (kind === "commune")
    return above === undefined
      ? all
      : html`${formatter.message("local.in")} ${territoryLink(above, context)}. ${all}`;
  const members = byName(
    territories.filter((other) => other.within === code),
    context,
  );
  return html`${formatter.message("local.of", { count: members.length })} ${members.map((commune, at) => [at === 0 ? null : ", ", territoryLink(commune, context)])}. ${all}`;
}

function entryPart(
  { reading, figure }: LocalEntry,
  {
    territory,
    context,
    heading,
  }: { readonly territory: Territory; readonly context: PageContext; readonly heading: string },
): Markup {
  const { edition, href } = context;
  const { subject } = reading;
  const { indicator, source } = subject;
  const { formatter } = edition.publication;
  const title = formatter.text(indicator.title);
  const page = edition.anchors.get(indicator.id);
  const target =
    page === undefined ? href(sitePaths.provenance(indicator.id)) : `${href(page)}#${indicator.id}`;
  const people = capitalised(peopleOf(source, indicator.universe, formatter).name);
  const stands = standsFor(reading, territory, context);
  const { drawing } = figure;
  return html`<section class="local" aria-labelledby="l-${indicator.id}">
<h3 id="l-${indicator.id}"><a href="${target}">${heading}</a></h3>
${figure.finding === null ? null : html`<p>${figure.finding}</p>`}
${stands === null ? null : html`<p class="origin">${stands}</p>`}
${drawing === null ? null : drawings(indicator.id, drawing, alternativeOf(figure.finding ?? title, drawing.alternative))}
${figure.isAlike ? html`<p>${formatter.message("local.allAlike")}</p>` : null}
${figure.table === null ? null : dataTable(figure.table, formatter.message("local.caption", { people, name: reading.name, whole: reading.wholeName }), formatter.message("provenance.caption", { title, constants: people }))}
</section>
`;
}

/** Whom its numbers are about, where no other part of the page is about them; the title of a table names the places that it compares. */
function headingOf(
  { reading }: LocalEntry,
  entries: readonly LocalEntry[],
  { formatter }: PageContext,
): string {
  const about = ({ subject: { source, indicator } }: LocalEntry["reading"]) =>
    capitalised(peopleOf(source, indicator.universe, formatter).name);
  const { indicator } = reading.subject;
  const people = about(reading);
  const isAlone = entries.filter((other) => about(other.reading) === people).length === 1;
  if (indicator.of !== reading.dimension || !isAlone) return formatter.text(indicator.title);
  return contentOf(indicator).groupedBy === "group" ? formatter.message("local.byGroup", { people }) : people;
}

/** The latest count of inhabitants that the study divides by; null where it has none. */
function inhabitants({ code }: Territory, { publication }: PageContext): string | null {
  const { study, formatter } = publication;
  const lists = [...study.populations.values()].flatMap(({ inhabitants: counts, year }) => {
    const count = counts.get(code);
    return count === undefined || year === null ? [] : [{ count, year }];
  });
  const [latest] = lists.toSorted((a, b) => b.year - a.year);
  return latest === undefined
    ? null
    : formatter.message("local.inhabitants", {
        count: formatter.count(latest.count),
        year: String(latest.year),
      });
}

/** What a number is of, where it is of more than the territory: communes merge. Null where it is its own alone. */
function standsFor(
  { subject, dimension, code, name }: LocalSubject,
  territory: Territory,
  { edition }: PageContext,
): string | null {
  const { source } = subject;
  const { territories, formatter } = edition.publication;
  if (code !== territory.code)
    return formatter.message("local.standsFor", {
      name: labelOf(subject, dimension, code),
      own: formatter.text(territory.label),
    });
  const origin = source.attributes.get(dimension)?.origin;
  if (territory.kind === "group" || origin?.kind !== "recode") return null;
  const others = [...origin.map].flatMap(([from, to]) => {
    const other =
      to === code && from !== code ? territories.find((candidate) => candidate.code === from) : undefined;
    return other === undefined ? [] : [formatter.text(other.label)];
  });
  return others.length === 0
    ? null
    : formatter.message("local.with", { name, others: formatter.list(others) });
}
