import { attributes, html, type Markup } from "@vigie/documents";
import { choiceIn, helpIn, type Indicator, type Removal, type ReviewPoint, valueOfPart } from "@vigie/study";
import { knownNames } from "./known-names.ts";
import { asksSource, type PartSection, partsOfSection, shapeOf } from "./parts.ts";
import { renameAddress } from "./rename.ts";
import { atelierShell, brokenSeriesPart, described, problemBlocks, type Setting } from "./shell.ts";

/** The parts of a section, with links to open, rename and remove each, and to add one. */
export function partListPage(
  section: PartSection,
  { files, done }: { readonly files: ReadonlyMap<string, string>; readonly done: string | null },
  setting: Setting,
): Markup {
  const { base, message } = setting;
  const { shape } = section;
  const rows = partsOfSection(section, files).map((part) => {
    const value = Object(valueOfPart(files.get(part.file) ?? "", part.path));
    const address = `${base}${section.path}/${encodeURIComponent(part.name)}`;
    return html`<tr><th scope="row"><a href="${address}">${part.name}</a></th><td>${labelOf(value)}</td>${shape === null ? null : html`<td>${choiceIn(shape, shapeOf(section, value), setting.language)}</td>`}<td><a href="${base}${renameAddress(section.sort, part.name)}">${message("atelier.rename")}<span class="hidden"> ${part.name}</span></a> <a href="${address}/retirer">${message("atelier.remove")}<span class="hidden"> ${part.name}</span></a></td></tr>`;
  });
  const title = message(section.title);
  return atelierShell(
    setting,
    { title, current: section.path },
    html`<h1>${title}</h1>${done === null ? null : html`<p class="notice" role="status">${message("atelier.saved", { name: done })}</p>`}
<p><a class="go" href="${base}${section.path}/nouveau">${message(section.add)}</a></p>
<div class="scroll"><table><thead><tr><th scope="col">${message("atelier.name")}</th><th scope="col">${message("atelier.label")}</th>${shape === null ? null : html`<th scope="col">${message("atelier.shape")}</th>`}<th scope="col">${message("atelier.action")}</th></tr></thead><tbody>${rows}</tbody></table></div>`,
  );
}

/** Its label or title, in French. */
function labelOf(value: { readonly title?: unknown; readonly label?: unknown }): string {
  const text = value.title ?? value.label ?? "";
  return typeof text === "object" ? String(Object(text).fr ?? "") : String(text);
}

/** Everything that is removed with a part, for a person to confirm. */
export function removalPage(
  section: PartSection,
  given: Pick<Removal, "removed" | "left"> & {
    readonly name: string;
    readonly review: readonly ReviewPoint[];
    readonly broken: readonly Indicator[];
  },
  setting: Setting,
): Markup {
  const { name, removed, left, review, broken } = given;
  const { base, message } = setting;
  const hand = described(left, setting);
  return atelierShell(
    setting,
    { title: name, current: section.path },
    html`<h1>${message("remove.parts", { sort: section.sort, name })}</h1>
<ul>${removed.map(
      ({ file, line, sort, name: partName }) =>
        html`<li>${message("remove.place", { file, line })} : ${message("remove.part", { sort, name: partName })}</li>`,
    )}</ul>
${hand.length === 0 ? null : html`<h2>${message("remove.left")}</h2>${problemBlocks(hand, setting)}`}
${review.length === 0 ? null : html`<h2>${message("remove.review")}</h2><ul>${review.map(({ file, line, sort, name: own, count }) => html`<li>${message("remove.place", { file, line })} : ${message("remove.reviewPoint", { sort, name: own, count })}</li>`)}</ul>`}
${brokenSeriesPart(broken, setting)}
<form method="post" action="${base}${section.path}/${encodeURIComponent(name)}/retirer"><p><button class="go">${message("atelier.removeAll")}</button> <a href="${base}${section.path}">${message("atelier.cancel")}</a></p></form>`,
  );
}

/** Before its form, what a new part is: its name, and where its section has several, its source and its shape. */
export function newPartPage(
  section: PartSection,
  { files, wrong }: { readonly files: ReadonlyMap<string, string>; readonly wrong: string | null },
  setting: Setting,
): Markup {
  const { base, message } = setting;
  const title = message(section.add);
  return atelierShell(
    setting,
    { title, current: section.path },
    html`<h1>${title}</h1>${wrong === null ? null : html`<p class="doubt" role="alert">${wrong}</p>`}
<form method="get" action="${base}${section.path}/nouveau">
<div class="field"><label for="nom">${message("atelier.name")}</label><p id="aide-nom">${message("atelier.nameHelp")}</p><input id="nom" name="name" required pattern="[a-z][a-z0-9_]*" aria-describedby="aide-nom"></div>
${asksSource(section) ? sourcePart(files, setting) : null}
${shapePart(section, setting)}
<p><button class="go">${message("atelier.next")}</button></p></form>`,
  );
}

function sourcePart(files: ReadonlyMap<string, string>, { message, language }: Setting): Markup {
  const { source } = knownNames(files, { source: "", language }).of;
  return html`<div class="field"><label for="source">${message("atelier.source")}</label><select id="source" name="source">${source.map(({ name, label }) => html`<option value="${name}">${label} (${name})</option>`)}</select></div>`;
}

function shapePart({ forms, shape }: PartSection, { message, language }: Setting): Markup {
  if (shape === null)
    return html`${[...forms.keys()].map((name) => html`<input type="hidden" name="shape" value="${name}">`)}`;
  return html`<fieldset class="field"><legend>${message("atelier.shape")}</legend>${[...forms.values()].map(
    ({ name, help }, at) =>
      html`<p><label><input type="radio" name="shape" value="${name}"${at === 0 ? attributes` checked` : null} required> ${choiceIn(shape, name, language)}</label> ${helpIn(help, language)}</p>`,
  )}</fieldset>`;
}
