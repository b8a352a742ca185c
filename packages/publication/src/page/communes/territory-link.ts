import type { Territory } from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/documents";
import type { PageContext } from "../site.ts";
import { sitePaths } from "../site-paths.ts";

export function territoryLink({ code, label }: Territory, { edition, href }: PageContext): Markup {
  return html`<a href="${href(sitePaths.commune(code))}">${edition.publication.formatter.text(label)}</a>`;
}
