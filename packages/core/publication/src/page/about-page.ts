import { html, type Markup } from "@vigie/documents";
import { numberCell } from "@vigie/findings";
import type { Study } from "@vigie/study";
import { isVerified, partnerText } from "@vigie/tables";
import type { PublicationFormatter } from "../formatter.ts";
import { cellMarkup, definitionList, scrollTable } from "./page-table.ts";
import { articlePage } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

/** Who gave the data, when, and with which version of what. */
export function aboutPage(context: PageContext): string {
  const { study, formatter } = context.publication;
  const lines = [
    [formatter.message("about.study"), `${formatter.text(study.title)} (${study.id})`],
    [formatter.message("about.version"), study.version],
    [formatter.message("about.hash"), study.hash],
    [formatter.message("about.period"), formatter.period(study.window)],
    [formatter.message("about.software"), "Vigie (EUPL-1.2)"],
    ...releaseLines(context),
  ] as const;
  return articlePage(context, {
    className: "about",
    title: formatter.message("about.title"),
    lead: formatter.message("about.lead"),
    body: html`${definitionList("provenance", lines)}
<h2>${formatter.message("method.bundles")}</h2>
${bundlesTable(context)}
<h2>${formatter.message("about.reuse")}</h2>
<p>${formatter.message("about.reuseText")}</p>`,
  });
}

/** Who publishes, how often, and whom to ask, where `release.yaml` says so. */
function releaseLines({
  publication,
  href,
}: PageContext): readonly (readonly [string, string | Markup | null])[] {
  const { study, bundles, formatter } = publication;
  if (study.release === null) return [];
  const { publisher, frequency, url } = study.release;
  const name = formatter.text(publisher.name);
  const feed = html`<a href="${href(sitePaths.feed)}">${formatter.message("feed.title")}</a>`;
  return [
    [
      formatter.message("about.publisher"),
      publisher.url === null ? name : html`<a href="${publisher.url}">${name}</a>`,
    ],
    [formatter.message("about.frequency"), formatter.message(`about.frequency.${frequency}`)],
    [formatter.message("about.address"), html`<a href="${url}">${url}</a>`],
    [formatter.message("about.feed"), bundles.length === 0 ? null : feed],
    [formatter.message("about.contact"), contactLink(study, formatter)],
  ];
}

function bundlesTable({ publication }: PageContext): readonly Markup[] {
  const { study, bundles, formatter } = publication;
  const columns = (["partner", "date", "published", "signature", "bundle"] as const).map((column) =>
    formatter.message(`bundles.${column}`),
  );
  const rows = [...study.partners.values()].map((partner) => {
    const { id } = partner;
    const bundle = bundles.find(({ manifest }) => manifest.partner === id);
    const cells = bundle && [
      { value: Date.parse(bundle.manifest.date), text: formatter.day(bundle.manifest.date) },
      numberCell(bundle.manifest.tables.length, formatter.count, formatter),
      formatter.message(isVerified(bundle, study) ? "bundles.verified" : "unverified.mark"),
    ];
    const awaited = html`<td colspan="3">${formatter.message("bundles.awaited")}</td>`;
    return html`<tr><th scope="row">${partnerText(partner, publication, formatter)}</th>${cells?.map(cellMarkup) ?? awaited}<td class="hash">${bundle?.hash ?? formatter.message("cell.nothing")}</td></tr>`;
  });
  const caption = formatter.message("method.bundlesCaption");
  const hasGroup = bundles.some(({ pooled }) => pooled !== undefined);
  return [
    scrollTable({ caption, className: null, columns }, rows),
    ...(hasGroup ? [html`<p>${formatter.message("bundles.ofGroup")}</p>`] : []),
  ];
}

/** Whom to write to, where `release.yaml` says so; null elsewhere. */
export function contactLink(
  { release }: Pick<Study, "release">,
  formatter: PublicationFormatter,
): Markup | null {
  const contact = release?.contact ?? null;
  return contact === null
    ? null
    : html`<a href="mailto:${contact.email}">${formatter.text(contact.name)}, ${contact.email}</a>`;
}
