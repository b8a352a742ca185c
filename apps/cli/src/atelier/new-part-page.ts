import { attributes, html, type Markup } from "@vigie/documents";
import { choiceIn, helpIn } from "@vigie/study";
import { knownNames } from "./known-names.ts";
import { asksSource, type PartSection } from "./parts.ts";
import { type Setting, shell } from "./shell.ts";

/** Before its form, what a new part is: its name, and where its section has several, its source and its shape. */
export function newPartPage(
  section: PartSection,
  { files, wrong }: { readonly files: ReadonlyMap<string, string>; readonly wrong: string | null },
  setting: Setting,
): Markup {
  const { base, messages } = setting;
  const { message } = messages;
  const title = message(section.add);
  return shell(
    {
      title,
      current: section.path,
      body: html`<h1>${title}</h1>${wrong === null ? null : html`<p class="doubt" role="alert">${wrong}</p>`}
<form method="get" action="${base}${section.path}/nouveau">
<div class="field"><label for="nom">${message("atelier.name")}</label><p id="aide-nom">${message("atelier.nameHelp")}</p><input id="nom" name="name" required pattern="[a-z][a-z0-9_]*" aria-describedby="aide-nom"></div>
${asksSource(section) ? sourcePart(files, setting) : null}
${shapePart(section, setting)}
<p><button class="go">${message("atelier.next")}</button></p></form>`,
    },
    setting,
  );
}

function sourcePart(
  files: ReadonlyMap<string, string>,
  { messages: { message, language } }: Setting,
): Markup {
  const { source } = knownNames(files, { source: "", language }).of;
  return html`<div class="field"><label for="source">${message("atelier.source")}</label><select id="source" name="source">${source.map(({ name, label }) => html`<option value="${name}">${label} (${name})</option>`)}</select></div>`;
}

function shapePart({ forms, shape }: PartSection, { messages: { message, language } }: Setting): Markup {
  if (shape === null)
    return html`${[...forms.keys()].map((name) => html`<input type="hidden" name="shape" value="${name}">`)}`;
  return html`<fieldset class="field"><legend>${message("atelier.shape")}</legend>${[...forms.values()].map(
    ({ name, help }, at) =>
      html`<p><label><input type="radio" name="shape" value="${name}"${at === 0 ? attributes` checked` : null} required> ${choiceIn(shape, name, language)}</label> ${helpIn(help, language)}</p>`,
  )}</fieldset>`;
}
