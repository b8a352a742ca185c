import { cellText, isVerified, numberCell } from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/html";
import { contactLink } from "./contact-link.ts";
import { shell } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";
import { cellAttribute } from "./value-attribute.ts";

/** Who gave the data, when, and with which version of what. */
export function aboutPage(context: PageContext): string {
  const { study, words } = context.edition.publication;
  const title = words.message("about.title");
  const lines: readonly (readonly [string, string | Markup])[] = [
    [words.message("about.study"), `${words.text(study.title)} (${study.id})`],
    [words.message("about.version"), study.version],
    [words.message("about.hash"), study.hash],
    [words.message("about.period"), words.period(study.window)],
    [words.message("about.software"), "Vigie (EUPL-1.2)"],
    ...releaseLines(context),
  ];
  return shell(context, {
    title,
    description: title,
    main: html`<article class="about">
<h1>${title}</h1>
<p class="lead">${words.message("about.lead")}</p>
<dl class="provenance">${lines.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
<h2>${words.message("method.bundles")}</h2>
${bundlesTable(context)}
<h2>${words.message("about.reuse")}</h2>
<p>${words.message("about.reuseText")}</p>
</article>`,
  });
}

/** Who publishes, how often, and whom to ask, where `release.yaml` says so. */
function releaseLines({ edition, href }: PageContext): readonly (readonly [string, string | Markup])[] {
  const { study, words } = edition.publication;
  if (study.release === null) return [];
  const { publisher, frequency, url } = study.release;
  const contact = contactLink(study, words);
  const name = words.text(publisher.name);
  return [
    [
      words.message("about.publisher"),
      publisher.url === null ? name : html`<a href="${publisher.url}">${name}</a>`,
    ],
    [words.message("about.frequency"), words.message(`about.frequency.${frequency}`)],
    [words.message("about.address"), html`<a href="${url}">${url}</a>`],
    ...(edition.publication.bundles.length === 0
      ? []
      : [
          [
            words.message("about.feed"),
            html`<a href="${href(sitePaths.feed)}">${words.message("feed.title")}</a>`,
          ] as const,
        ]),
    ...(contact === null ? [] : [[words.message("about.contact"), contact] as const]),
  ];
}

function bundlesTable({ edition }: PageContext): Markup {
  const { study, bundles, words } = edition.publication;
  const columns = ["partner", "date", "published", "signature", "bundle"] as const;
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${words.message("method.bundlesCaption")}"><table>
<caption>${words.message("method.bundlesCaption")}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${words.message(`bundles.${column}`)}</th>`)}</tr></thead>
<tbody>${[...study.partners.values()].map((partner) => {
    const bundle = bundles.find(({ manifest }) => manifest.partner === partner.id);
    return html`<tr><th scope="row">${words.text(partner.label)}</th>${
      bundle
        ? [
            { value: Date.parse(bundle.manifest.date), text: words.day(bundle.manifest.date) },
            numberCell(bundle.manifest.tables.length, words.count, words),
            words.message(isVerified(bundle, study) ? "bundles.verified" : "unverified.mark"),
          ].map((cell) => html`<td${cellAttribute(cell)}>${cellText(cell)}</td>`)
        : html`<td colspan="3">${words.message("bundles.awaited")}</td>`
    }<td class="hash">${bundle ? bundle.hash : words.message("cell.nothing")}</td></tr>`;
  })}</tbody>
</table></div>`;
}
