import { lastDayOf } from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/html";
import { inSentence } from "@vigie/words";
import { audit, auditThemes, conformingShare } from "../accessibility/audit.ts";
import type { PublicationMessage } from "../publication-messages.ts";
import type { PublicationWords } from "../words.ts";
import { shell } from "./shell.ts";
import type { PageContext } from "./site.ts";

const done = ["automatic", "keyboard", "reflow", "figures", "tables", "print"] as const;
const lacking = ["reader", "scroll"] as const;

/**
 * The accessibility statement: what is known of these pages, what is not, and whom to turn to.
 * @see arrêté du 20 septembre 2019, annexe: contents of the statement of the RGAA
 */
export function accessibilityPage(context: PageContext): string {
  const { study, bundles, words } = context.edition.publication;
  const title = words.message("accessibility.title");
  const publisher = study.release === null ? null : words.text(study.release.publisher.name);
  const nobody = words.message("accessibility.nobody");
  const last = lastDayOf(bundles);
  const paragraph = (key: PublicationMessage) => html`<p>${words.message(key)}</p>`;
  const list = (keys: readonly PublicationMessage[]) =>
    html`<ul>${keys.map((key) => html`<li>${words.message(key)}</li>`)}</ul>`;
  const made =
    last === null
      ? words.message("accessibility.establishedUndated")
      : words.message("accessibility.establishedOn", { date: words.day(last) });
  const faults = audit.filter(({ result }) => result === "fails");
  const count = faults.length;
  return shell(context, {
    title,
    description: title,
    main: html`<article>
<h1>${title}</h1>
<p class="lead">${words.message("accessibility.lead")}</p>
<p>${words.message("accessibility.entity", { publisher: publisher ?? nobody })}</p>
${scope(context)}
<h2>${words.message("accessibility.state")}</h2>
<p>${words.message("accessibility.stateText", { count })}</p>
<h2>${words.message("accessibility.results")}</h2>
<p>${rate(words)}</p>
${paragraph("accessibility.done")}
${list(done.map((key) => `accessibility.${key}` as const))}
<h2>${words.message("accessibility.contents")}</h2>
<p>${words.message("accessibility.contentsText", { count })}</p>
${count === 0 ? null : html`<ul>${faults.map(({ id, finding }) => html`<li>${id} – ${words.text(finding)}</li>`)}</ul>`}
${paragraph("accessibility.beside")}
${list(lacking.map((key) => `accessibility.${key}` as const))}
<h2>${words.message("accessibility.established")}</h2>
<p>${made}</p>
${paragraph("accessibility.technologies")}
${paragraph("accessibility.tools")}
<h2>${words.message("accessibility.contact")}</h2>
<p>${words.message("accessibility.contactText", { publisher: publisher ?? inSentence(nobody) })}</p>
${contact(context)}
<h2>${words.message("accessibility.remedies")}</h2>
${paragraph("accessibility.remediesText")}
<ul><li>${words.message("accessibility.form")} <a href="https://formulaire.defenseurdesdroits.fr/">${words.message("accessibility.formLink")}</a></li>
<li>${words.message("accessibility.post")}</li></ul>
<h2>${words.message("accessibility.auditTitle")}</h2>
${auditThemes.map(({ theme, name }) => themeTable(`${theme}`, words.text(name), words))}
</article>`,
  });
}

function rate(words: PublicationWords): string {
  const applicable = audit.filter(({ result }) => result !== "not_applicable");
  return words.message("accessibility.rate", {
    share: words.percent(conformingShare()),
    conforming: applicable.filter(({ result }) => result === "conforms").length,
    applicable: applicable.length,
  });
}

function themeTable(theme: string, name: string, words: PublicationWords): Markup {
  const caption = words.message("accessibility.theme", { theme, name });
  const heads = ["criterion", "result", "proof", "finding"] as const;
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${words.message(`accessibility.${head}`)}</th>`)}</tr></thead>
<tbody>${audit
    .filter(({ id }) => id.split(".")[0] === theme)
    .map(
      ({ id, result, proof, finding }) =>
        html`<tr><th scope="row">${id}</th><td>${words.message(`accessibility.result.${result}`)}</td><td>${words.message(`accessibility.proof.${proof}`)}</td><td>${words.text(finding)}</td></tr>
`,
    )}</tbody></table></div>
`;
}

function scope({ edition }: PageContext): Markup {
  const { study, words } = edition.publication;
  const wording = { study: words.text(study.title) };
  const paper = words.message("accessibility.scopePaper");
  if (study.release === null) return html`<p>${words.message("accessibility.scope", wording)} ${paper}</p>`;
  const { url } = study.release;
  return html`<p>${words.message("accessibility.scopeAddress", wording)} <a href="${url}">${url}</a>. ${paper}</p>`;
}

/** An address where `release.yaml` gives one, else the publisher's site, else how to ask. */
function contact({ edition }: PageContext): Markup {
  const { study, words } = edition.publication;
  const publisher = study.release?.publisher ?? null;
  const whom = study.release?.contact ?? null;
  if (whom !== null)
    return html`<p>${words.message("accessibility.writeTo")} <a href="mailto:${whom.email}">${words.text(whom.name)}, ${whom.email}</a></p>`;
  return publisher === null || publisher.url === null
    ? html`<p>${words.message("accessibility.noAddress")}</p>`
    : html`<p>${words.message("accessibility.seeSite")} <a href="${publisher.url}">${words.text(publisher.name)}</a></p>`;
}
