import { attributes, html, type Markup } from "@vigie/html";
import { helpIn, namedParts } from "@vigie/study";
import type { PartSection } from "./parts.ts";
import { type Setting, shell } from "./shell.ts";

/** Before its form, what a new part is: its name, its shape and its source. */
export function newPartPage(
  section: PartSection,
  { files, wrong }: { readonly files: ReadonlyMap<string, string>; readonly wrong: string | null },
  setting: Setting,
): Markup {
  const { base, messages } = setting;
  const { message } = messages;
  const title = message(section.add);
  const sources = namedParts(files, "source").map(({ name }) => name);
  return shell(
    {
      title,
      current: section.path,
      body: html`<h1>${title}</h1>${wrong === null ? null : html`<p class="doubt" role="alert">${wrong}</p>`}
<form method="get" action="${base}${section.path}/nouveau">
<div class="field"><label for="nom">${message("atelier.name")}</label><p id="aide-nom">${message("atelier.nameHelp")}</p><input id="nom" name="name" required pattern="[a-z][a-z0-9_]*" aria-describedby="aide-nom"></div>
<div class="field"><label for="source">${message("atelier.source")}</label><select id="source" name="source">${sources.map((name) => html`<option>${name}</option>`)}</select></div>
<fieldset class="field"><legend>${message("atelier.shape")}</legend>${[...section.forms.values()].map(
        ({ name, help }, at) =>
          html`<p><label><input type="radio" name="shape" value="${name}"${at === 0 ? attributes` checked` : null} required> ${name}</label> ${helpIn(help, messages.language)}</p>`,
      )}</fieldset>
<p><button class="go">${message("atelier.next")}</button></p></form>`,
    },
    setting,
  );
}
