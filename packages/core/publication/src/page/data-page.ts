import { html, type Markup } from "@vigie/documents";
import { type Chapter, chapterTitle, type ExportedTable, type Item, indicatorTitle } from "@vigie/tables";
import { wholeCitation } from "../downloads/citation.ts";
import { type DataFile, licences } from "../exports/data-file.ts";
import { partLinks } from "./contents.ts";
import { scrollTable } from "./page-table.ts";
import { articlePage } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** Every table of the study: what it counts, whether it is published, and its file. */
export function dataPage(context: PageContext): string {
  const { populations, formatter } = context.publication;
  return articlePage(context, {
    className: "catalogue",
    title: formatter.message("data.title"),
    lead: formatter.message("data.lead"),
    body: html`<p>${formatter.message("data.hidden")}</p>
${wholePart(context)}
${partLinks(populations.map((chapter) => ({ anchor: chapter.id, label: chapterTitle(chapter, formatter) })))}
${populations.map((chapter) => populationPart(chapter, context))}`,
  });
}

/** Files that hold every table, and under what licence. */
function wholePart({ edition, href, publication }: PageContext): Markup {
  const { study, formatter } = publication;
  const files = [
    ...edition.data().whole.map(({ path, form, size }) => ({
      path,
      label: formatter.message(`form.${form}`),
      size: formatter.message("data.size", { size: formatter.number(size / 1000, 0) }),
    })),
    ...(study.release === null || edition.folder !== ""
      ? []
      : [{ path: sitePaths.catalogue, label: formatter.message("data.catalogue"), size: null }]),
  ];
  const licence = licences[study.licence];
  return html`<h2>${formatter.message("data.whole")}</h2>
<ul>${files.map(({ path, label, size }) => html`<li><a href="${href(path)}" download>${label}</a>${size === null ? null : html` ${size}`}</li>`)}</ul>
<p>${formatter.message("data.licence", { licence: study.licence })} <a href="${licence.url}" rel="license" hreflang="${study.licence === "licence_ouverte" ? "fr" : "en"}">${licence.title}</a></p>
<p>${formatter.message("data.cite")} <span class="citation">${wholeCitation(edition.publication)}</span></p>`;
}

function populationPart(chapter: Chapter, context: PageContext): Markup {
  const { formatter } = context;
  const title = chapterTitle(chapter, formatter);
  const columns = (["table", "state", "rows", "file"] as const).map((column) =>
    formatter.message(`data.${column}`),
  );
  const rows = [...chapter.items, ...chapter.behind].map((item) => row(item, chapter, context));
  return html`<h2 id="${chapter.id}">${title}</h2>
${scrollTable({ caption: formatter.message("data.caption", { people: title }), className: "words stackable", columns }, rows)}
`;
}

function row(
  { indicator, gathered }: Item,
  { source }: Chapter,
  { edition, href, formatter }: PageContext,
): Markup {
  const title = indicatorTitle(indicator, { source, formatter });
  const rows = gathered.state === "published" ? gathered.table.rows.length : null;
  const exported = edition.data().tables.filter(({ table }) => table.subject.indicator.id === indicator.id);
  const link = ({ path }: DataFile, { id }: ExportedTable) => {
    const isOwn = id === indicator.id;
    const label = formatter.message("data.fileOf", {
      title,
      form: formatter.message(isOwn ? "form.tidy" : "form.tidy.tests"),
    });
    return html`<a class="file" href="${href(path)}" download aria-label="${label}">${formatter.message(isOwn ? "form.tidy.short" : "form.tidy.tests")}</a> `;
  };
  const files =
    exported.length > 0
      ? exported.map(({ table, file }) => link(file, table))
      : formatter.message("cell.nothing");
  return html`<tr><th scope="row"><a href="${href(sitePaths.provenance(indicator.id))}">${title}</a></th><td>${formatter.message(`data.${gathered.state}`)}</td><td>${rows === null ? formatter.message("cell.nothing") : formatter.count(rows)}</td><td>${files}</td></tr>
`;
}
