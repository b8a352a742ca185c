import type { ExportedTable } from "@vigie/diagnostic";
import { type Chapter, chapterTitle, type Item, indicatorTitle } from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/html";
import type { DataFile } from "../exports/data-file.ts";
import { shell } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** Every table of the study: what it counts, whether it is published, and its file. */
export function dataPage(context: PageContext): string {
  const { populations, words } = context.edition.publication;
  const title = words.message("data.title");
  return shell(context, {
    title,
    description: title,
    inside: populations.map((chapter) => ({
      path: context.path,
      anchor: chapter.id,
      label: chapterTitle(chapter, words),
    })),
    main: html`<article class="catalogue">
<h1>${title}</h1>
<p class="lead">${words.message("data.lead")}</p>
<p>${words.message("data.hidden")}</p>
${wholePart(context)}
${populations.map((chapter) => populationPart(chapter, context))}
</article>`,
  });
}

/** Files that hold every table, and under what licence. */
function wholePart({ edition, href }: PageContext): Markup {
  const { study, words } = edition.publication;
  const files = [
    ...edition.data.whole.map(({ path, form, size }) => ({
      path,
      label: words.message(`form.${form}`),
      size: words.message("data.size", { size: words.number(size / 1000, 0) }),
    })),
    ...(study.release === null || edition.folder !== ""
      ? []
      : [{ path: sitePaths.catalogue, label: words.message("data.catalogue"), size: null }]),
  ];
  return html`<h2>${words.message("data.whole")}</h2>
<ul>${files.map(({ path, label, size }) => html`<li><a href="${href(path)}" download>${label}</a>${size === null ? null : html` ${size}`}</li>`)}</ul>
<p>${words.message("data.licence")}</p>`;
}

function populationPart(chapter: Chapter, context: PageContext): Markup {
  const { words } = context.edition.publication;
  const title = chapterTitle(chapter, words);
  return html`<h2 id="${chapter.id}">${title}</h2>
<div class="scroll" role="region" tabindex="0" aria-label="${words.message("data.caption", { people: title })}"><table class="words stackable">
<caption>${words.message("data.caption", { people: title })}</caption>
<thead><tr>${(["table", "state", "rows", "file"] as const).map((column) => html`<th scope="col">${words.message(`data.${column}`)}</th>`)}</tr></thead>
<tbody>${[...chapter.items, ...chapter.behind].map((item) => row(item, chapter, context))}</tbody>
</table></div>
`;
}

function row({ indicator, gathered }: Item, { source }: Chapter, { edition, href }: PageContext): Markup {
  const { words } = edition.publication;
  const title = indicatorTitle(indicator, { source, words });
  const rows = gathered.state === "published" ? gathered.table.rows.length : null;
  const own = edition.data.tables.filter(({ table }) => table.subject.indicator.id === indicator.id);
  const link = ({ path }: DataFile, { id, title: named }: ExportedTable) => {
    const isOwn = id === indicator.id;
    const label = words.message("data.fileOf", {
      title: isOwn ? title : named,
      form: words.message(isOwn ? "form.tidy" : "form.tidy.tests"),
    });
    return html`<a class="file" href="${href(path)}" download aria-label="${label}">${words.message(isOwn ? "form.tidy.short" : "form.tidy.tests")}</a> `;
  };
  const files =
    own.length > 0 ? own.map(({ table, file }) => link(file, table)) : words.message("cell.nothing");
  return html`<tr><th scope="row"><a href="${href(sitePaths.provenance(indicator.id))}">${title}</a></th><td>${words.message(`data.${gathered.state}`)}</td><td>${rows === null ? words.message("cell.nothing") : words.count(rows)}</td><td>${files}</td></tr>
`;
}
