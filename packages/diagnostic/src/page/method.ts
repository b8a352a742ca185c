import type { Bundle } from "@vigie/bundle";
import { families, groups, type Study } from "@vigie/study";
import type { Chapter } from "../chapters.ts";
import { html, type Markup } from "../markup.ts";
import { inSentence, type Words } from "../words.ts";

/** What the groups are, how the tables are read, and where they come from. */
export function method({
  study,
  bundles,
  chapters,
  words,
}: {
  study: Study;
  bundles: readonly Bundle[];
  chapters: readonly Chapter[];
  words: Words;
}): Markup {
  const sources = [...new Set(chapters.map(({ source }) => source))];
  const withContacts = sources.filter(({ contacts }) => contacts !== null);
  return html`<section class="method" id="methode" aria-labelledby="h-methode">
<h2 id="h-methode">${words.say("method.title")}</h2>
${
  withContacts.length === 0
    ? null
    : html`<h3>${words.say("method.groups")}</h3>
<p>${words.say("method.groupsText")}</p>
<dl class="terms">${groups.map((group) => html`<div><dt><span class="key ${group}"></span>${words.say(`group.${group}`)}</dt><dd>${words.say(`group.${group}.definition`)}</dd></div>`)}</dl>
${withContacts.map(
  ({ label, contacts }) => html`<h4>${words.text(label)}</h4>
<dl class="terms">${families.map((family) => {
    const own = [...(contacts?.channels.values() ?? [])].filter((channel) => channel.family === family);
    return own.length === 0
      ? null
      : html`<div><dt>${words.say(`family.${family}`)}</dt><dd>${own.map((channel) => inSentence(words.text(channel.label))).join(", ")}</dd></div>`;
  })}${contacts?.routine.map((rule) => html`<div><dt>${words.say("method.routine")}</dt><dd>${inSentence(words.text(rule.label))}</dd></div>`) ?? null}</dl>`,
)}`
}
<h3>${words.say("method.shares")}</h3>
<p>${words.say("method.sharesText")}</p>
<h3>${words.say("method.secrecy")}</h3>
<p>${words.say("method.secrecyText", { max: study.disclosure.min - 1 })}</p>
<h3>${words.say("method.bundles")}</h3>
${bundlesTable(bundles, study, words)}
</section>`;
}

function bundlesTable(bundles: readonly Bundle[], study: Study, words: Words): Markup {
  const columns = ["partner", "date", "published", "withheld", "bundle"] as const;
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${words.say("method.bundlesCaption")}"><table>
<caption>${words.say("method.bundlesCaption")}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${words.say(`bundles.${column}`)}</th>`)}</tr></thead>
<tbody>${[...study.partners.values()].map((partner) => {
    const bundle = bundles.find(({ manifest }) => manifest.partner === partner.id);
    const tables = bundle?.manifest.tables ?? [];
    const of = (treatment: string) => tables.filter((table) => table.treatment === treatment).length;
    return html`<tr><th scope="row">${words.text(partner.label)}</th>${
      bundle
        ? [words.day(bundle.manifest.date), of("published"), of("withheld")].map(
            (cell) => html`<td>${cell}</td>`,
          )
        : html`<td colspan="3">${words.say("bundles.awaited")}</td>`
    }<td class="hash">${bundle ? bundle.hash : words.say("cell.nothing")}</td></tr>`;
  })}</tbody>
</table></div>`;
}
