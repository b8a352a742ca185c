import { allAssociations, correctedFamilies } from "@vigie/diagnostic";
import { html } from "@vigie/documents";
import { dataTable } from "./page-table.ts";
import { shell } from "./shell.ts";
import type { PageContext } from "./site.ts";

/** Every association of the study in one table, so that those that show nothing are seen with the others. */
export function associationsPage(context: PageContext): string {
  const { publication } = context.edition;
  const { formatter } = publication;
  const title = formatter.message("associations.title");
  return shell(context, {
    title,
    main: html`<article class="associations">
<h1>${title}</h1>
<p class="lead">${formatter.message("associations.lead")}</p>
${dataTable(allAssociations(publication), formatter.message("associations.caption"))}
<div class="notes">${correctedFamilies(publication).map((family) => html`<p>${family}</p>`)}</div>
</article>`,
  });
}
