import { html, type Markup } from "@vigie/documents";
import { lastDayOf } from "@vigie/tables";
import { textOfInlines } from "@vigie/text";
import { inSentence } from "@vigie/words";
import { audit, auditThemes } from "../accessibility/audit.ts";
import type { PublicationFormatter, PublicationMessage } from "../formatter.ts";
import { contactLink } from "./about-page.ts";
import { itemList, scrollTable } from "./page-table.ts";
import { articlePage } from "./shell.ts";
import type { PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";

const done = ["automatic", "keyboard", "reflow", "figures", "tables", "print"] as const;
const lacking = ["reader", "scroll"] as const;

/**
 * The accessibility statement: what is known of these pages, what is not, and whom to turn to.
 * @see arrêté du 20 septembre 2019, annexe: contents of the statement of the RGAA
 */
export function accessibilityPage(context: PageContext): string {
  const { study, bundles, formatter } = context.publication;
  const publisher = study.release === null ? null : formatter.text(study.release.publisher.name);
  const nobody = formatter.message("accessibility.nobody");
  const last = lastDayOf(bundles);
  const paragraph = (key: PublicationMessage) => html`<p>${formatter.message(key)}</p>`;
  const made =
    last === null
      ? formatter.message("accessibility.establishedUndated")
      : formatter.message("accessibility.establishedOn", { date: formatter.day(last) });
  const faults = audit.filter(({ result }) => result === "fails");
  const count = faults.length;
  return articlePage(context, {
    title: formatter.message("accessibility.title"),
    lead: formatter.message("accessibility.lead"),
    body: html`<p>${formatter.message("accessibility.entity", { publisher: publisher ?? nobody })}</p>
${scope(context)}
<h2>${formatter.message("accessibility.state")}</h2>
<p>${formatter.message("accessibility.stateText", { count })}</p>
<h2>${formatter.message("accessibility.results")}</h2>
<p>${audited(formatter)}</p>
<p>${formatter.message("accessibility.sample")}</p>
${itemList(sampleOf(context).map(({ path, label }) => html`<a href="${context.href(path)}">${label}</a>`))}
${paragraph("accessibility.done")}
${itemList(done.map((key) => formatter.message(`accessibility.${key}`)))}
<h2>${formatter.message("accessibility.contents")}</h2>
<p>${formatter.message("accessibility.contentsText", { count })}</p>
${count === 0 ? null : itemList(faults.map(({ id, finding }) => `${id} – ${formatter.text(finding)}`))}
${paragraph("accessibility.beside")}
${itemList(lacking.map((key) => formatter.message(`accessibility.${key}`)))}
<h2>${formatter.message("accessibility.established")}</h2>
<p>${made}</p>
${paragraph("accessibility.technologies")}
${paragraph("accessibility.tools")}
<h2>${formatter.message("accessibility.contact")}</h2>
<p>${formatter.message("accessibility.contactText", { publisher: publisher ?? inSentence(nobody) })}</p>
${contact(context)}
<h2>${formatter.message("accessibility.remedies")}</h2>
${paragraph("accessibility.remediesText")}
<ul><li>${formatter.message("accessibility.form")} <a href="https://formulaire.defenseurdesdroits.fr/">${formatter.message("accessibility.formLink")}</a></li>
<li>${formatter.message("accessibility.post")}</li></ul>
<h2>${formatter.message("accessibility.auditTitle")}</h2>
${auditThemes.map(({ theme, name }) => themeTable(`${theme}`, formatter.text(name), formatter))}`,
  });
}

/** What the audit found, on other pages than these: it gives this site no rate. */
function audited(formatter: PublicationFormatter): string {
  const applicable = audit.filter(({ result }) => result !== "not_applicable");
  return formatter.message("accessibility.audited", {
    conforming: applicable.filter(({ result }) => result === "conforms").length,
    applicable: applicable.length,
  });
}

/** One page of this site for each kind of page that the audit went through. */
function sampleOf({ edition }: PageContext): readonly { readonly path: string; readonly label: string }[] {
  const { study, chapters, annexes, formatter } = edition.publication;
  const [chapter] = chapters;
  const [annex] = annexes;
  const [indicator] = study.indicators.values();
  const pages = [
    { path: sitePaths.cover, label: formatter.text(study.title) },
    ...(chapter ? [{ path: sitePaths.chapter(chapter.id), label: textOfInlines(chapter.title) }] : []),
    ...(annex ? [{ path: sitePaths.annex(annex.id), label: textOfInlines(annex.title) }] : []),
    ...(indicator
      ? [{ path: sitePaths.provenance(indicator.id), label: formatter.text(indicator.title) }]
      : []),
    { path: sitePaths.communes, label: formatter.message("communes.title") },
    { path: sitePaths.comparison, label: formatter.message("comparison.title") },
    { path: sitePaths.data, label: formatter.message("data.title") },
    { path: sitePaths.search, label: formatter.message("search.title") },
    { path: sitePaths.accessibility, label: formatter.message("accessibility.title") },
  ];
  return pages.filter(({ path }) => edition.pages.has(path));
}

function themeTable(theme: string, name: string, formatter: PublicationFormatter): Markup {
  const caption = formatter.message("accessibility.theme", { theme, name });
  const heads = ["criterion", "result", "proof", "finding"] as const;
  const columns = heads.map((head) => formatter.message(`accessibility.${head}`));
  return scrollTable(
    { caption, className: null, columns },
    audit
      .filter(({ id }) => id.split(".")[0] === theme)
      .map(({ id, result, proof, finding }) => {
        const cells = [
          formatter.message(`accessibility.result.${result}`),
          formatter.message(`accessibility.proof.${proof}`),
          formatter.text(finding),
        ];
        return html`<tr><th scope="row">${id}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
      }),
  );
}

function scope({ publication }: PageContext): Markup {
  const { study, formatter } = publication;
  const wording = { study: formatter.text(study.title) };
  const paper = formatter.message("accessibility.scopePaper");
  if (study.release === null)
    return html`<p>${formatter.message("accessibility.scope", wording)} ${paper}</p>`;
  const { url } = study.release;
  return html`<p>${formatter.message("accessibility.scopeAddress", wording)} <a href="${url}">${url}</a>. ${paper}</p>`;
}

/** An address where `release.yaml` gives one, else the publisher's site, else how to ask. */
function contact({ publication }: PageContext): Markup {
  const { study, formatter } = publication;
  const publisher = study.release?.publisher ?? null;
  const link = contactLink(study, formatter);
  if (link !== null) return html`<p>${formatter.message("accessibility.writeTo")} ${link}</p>`;
  return publisher === null || publisher.url === null
    ? html`<p>${formatter.message("accessibility.noAddress")}</p>`
    : html`<p>${formatter.message("accessibility.seeSite")} <a href="${publisher.url}">${formatter.text(publisher.name)}</a></p>`;
}
