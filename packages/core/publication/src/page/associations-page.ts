import { html } from "@vigie/documents";
import { allAssociations, correctedFamilies } from "@vigie/findings";
import { dataTable } from "./page-table.ts";
import { articlePage } from "./shell.ts";
import type { PageContext } from "./site.ts";

/** Every association of the study in one table, so that those that show nothing are seen with the others. */
export function associationsPage(context: PageContext): string {
  const { publication } = context;
  const { formatter } = publication;
  return articlePage(context, {
    className: "associations",
    title: formatter.message("associations.title"),
    lead: formatter.message("associations.lead"),
    body: html`${dataTable(allAssociations(publication), formatter.message("associations.caption"))}
<div class="notes">${correctedFamilies(publication).map((family) => html`<p>${family}</p>`)}</div>`,
  });
}
