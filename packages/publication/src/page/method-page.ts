import type { Bundle } from "@vigie/bundle";
import { alikeMax, guaranteeTerms, methodParts, methodTitles } from "@vigie/diagnostic";
import { html, type Markup } from "@vigie/html";
import type { Source } from "@vigie/study";
import { families, groups } from "@vigie/table";
import { inSentence } from "@vigie/words";
import type { PublicationMessage } from "../publication-messages.ts";
import { elsewhereTable } from "./elsewhere-table.ts";
import { shell } from "./shell.ts";
import type { PageContext } from "./site.ts";

/** How the tables are made and read, and what is cited from elsewhere. */
export function methodPage(context: PageContext): string {
  const { study, bundles, populations, formatter } = context.edition.publication;
  const sources = [...new Set(populations.map(({ source }) => source))].filter(
    ({ contacts }) => contacts !== null,
  );
  const title = formatter.message("method.title");
  const parts = methodParts(context.edition.publication);
  const isDetectable = study.texts.has(formatter.language);
  return shell(context, {
    title,
    description: title,
    inside: [
      ...(sources.length > 0 ? [inside("groupes", "method.groups")] : []),
      ...parts.map(({ anchor }) => inside(anchor, methodTitles[anchor])),
      ...(isDetectable ? [inside("mots", "method.words")] : []),
      inside("secret", "method.secrecy"),
      ...(study.elsewhere.size > 0 ? [inside("ailleurs", "method.elsewhere")] : []),
    ],
    main: html`<article class="method">
<h1>${title}</h1>
${sources.length === 0 ? null : groupsPart(sources)}
${parts.map(
  ({ anchor, text, terms }) => html`<h2 id="${anchor}">${formatter.message(methodTitles[anchor])}</h2>
<p>${formatter.message(text)}</p>
${terms.length === 0 ? null : html`<dl class="terms">${terms.map(({ term, meaning }) => html`<div><dt>${term}</dt><dd>${meaning}</dd></div>`)}</dl>`}
`,
)}${
  isDetectable
    ? html`<h2 id="mots">${formatter.message("method.words")}</h2>
<p>${formatter.message("method.wordsText", { points: formatter.number(alikeMax * 100, 0) })}</p>`
    : null
}
<h2 id="secret">${formatter.message("method.secrecy")}</h2>
<p>${formatter.message("method.secrecyText", { min: study.disclosure.min })}</p>
${bundles.map((bundle) => guaranteePart(bundle))}
${elsewhereTable(context.edition.publication)}
</article>`,
  });

  /** What each partner's bundle guarantees; nothing where it counts nobody. */
  function guaranteePart(bundle: Bundle): Markup | null {
    const terms = guaranteeTerms(bundle, study, formatter);
    const partner = study.partners.get(bundle.manifest.partner)?.label;
    return terms.length === 0 || partner === undefined
      ? null
      : html`<h3>${formatter.text(partner)}</h3>
<dl class="terms">${terms.map(({ term, meaning }) => html`<div><dt>${term}</dt><dd>${meaning}</dd></div>`)}</dl>`;
  }

  function inside(anchor: string, key: PublicationMessage) {
    return { path: context.path, anchor, label: formatter.message(key) };
  }

  function groupsPart(withContacts: readonly Source[]): Markup {
    return html`<h2 id="groupes">${formatter.message("method.groups")}</h2>
<p>${formatter.message("method.groupsText")}</p>
<dl class="terms">${groups.map((group) => html`<div><dt><span class="key ${group}"></span>${formatter.message(`group.${group}`)}</dt><dd>${formatter.message(`group.${group}.definition`)}</dd></div>`)}</dl>
${withContacts.map(
  ({ label, contacts }) => html`<h3>${formatter.text(label)}</h3>
<dl class="terms">${families.map((family) => {
    const own = [...(contacts?.channels.values() ?? [])].filter((channel) => channel.family === family);
    return own.length === 0
      ? null
      : html`<div><dt>${formatter.message(`family.${family}`)}</dt><dd>${own.map((channel) => inSentence(formatter.text(channel.label))).join(", ")}</dd></div>`;
  })}${contacts?.routine.map((rule) => html`<div><dt>${formatter.message("method.routine")}</dt><dd>${inSentence(formatter.text(rule.label))}</dd></div>`) ?? null}</dl>
`,
)}`;
  }
}
