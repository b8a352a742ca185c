import { html, type Markup } from "@vigie/documents";
import {
  type FormTexts,
  helpIn,
  type Indicator,
  type NamedPart,
  namedParts,
  type PartForm,
} from "@vigie/study";
import type { DescribedProblem } from "@vigie/words";
import { fieldPart } from "./form-controls.ts";
import { type KnownNames, knownNames } from "./known-names.ts";
import { markOf, type PartSection } from "./parts.ts";
import { atelierPaths, atelierShell, brokenSeriesPart, problemBlocks, type Setting } from "./shell.ts";

/** A form as it is shown: what it holds, what is wrong with it. */
export interface OpenedForm {
  readonly part: NamedPart;
  readonly form: PartForm;
  readonly texts: FormTexts;
  readonly problems?: readonly DescribedProblem[];
  /** Whether its file changed since it was opened. */
  readonly isChanged?: boolean;
  /** Indicators whose series end if it is saved, which a person has not agreed to yet. */
  readonly broken?: readonly Indicator[];
  /** Sent again with the form as hidden fields: what a new part is. */
  readonly identity: Readonly<Record<string, string>>;
}

/** The form of one part: its fields are those of its schema, with what the schema says of each. */
export function partFormPage(
  section: PartSection,
  opened: OpenedForm,
  files: ReadonlyMap<string, string>,
  setting: Setting,
): Markup {
  const { base, message, language } = setting;
  const { part, form, texts, problems = [], isChanged = false, broken = [], identity } = opened;
  const { name } = part;
  const isBilingual = /^languages:.*\ben\b/m.test(files.get("study.yaml") ?? "");
  const names = knownNames(files, { source: sourceOf(opened, files), language });
  const asked = form.fields.map(({ key }) => key);
  const agreed = broken.length === 0 ? {} : { broken: broken.map(({ id }) => id).join(" ") };
  const hidden = Object.entries({ ...identity, mark: markOf(files.get(part.file)), ...agreed })
    .filter(([key]) => !asked.includes(key))
    .map(([key, value]) => html`<input type="hidden" name="${key}" value="${value}">`);
  const action = `${base}${section.path}/${"name" in identity ? "nouveau" : encodeURIComponent(name)}`;
  const filter = form.fields.find(({ input }) => input.kind === "pairs" && input.of === "attribute");
  return atelierShell(
    setting,
    { title: name, current: section.path },
    html`<h1>${name}</h1>${isHelpOfField(form) ? null : html`<p>${helpIn(form.help, language)}</p>`}
${isChanged ? html`<p class="doubt" role="alert">${message("atelier.changedMeanwhile")}</p>` : null}
${problems.length === 0 ? null : html`<section role="alert" class="doubt"><h2>${message("atelier.notSaved")}</h2>${problemBlocks(problems, setting)}</section>`}
${broken.length === 0 ? null : brokenAlert(section, broken, setting)}
<form id="form" method="post" action="${action}">${hidden}
${form.fields.map((field) => fieldPart(field, "", { texts, isBilingual, names, setting }))}
${datalists(names)}
<p><button class="go">${message(broken.length === 0 ? "atelier.save" : "atelier.saveAnyway")}</button>${filter === undefined ? null : html` <button name="show" value="codes" formaction="${action}#f-${filter.key}" formnovalidate>${message("atelier.showCodes")}</button>`} <a href="${base}${section.path}">${message("atelier.cancel")}</a></p></form>`,
  );
}

/** Asks whether to go on, before the form: a list of codes is long, and its button is at the end. */
function brokenAlert({ path, sort }: PartSection, broken: readonly Indicator[], setting: Setting): Markup {
  const { base, message } = setting;
  return html`<section role="alert" class="doubt"><h2>${message("atelier.notSavedYet")}</h2>${brokenSeriesPart(broken, setting)}
<p>${message("atelier.brokenDeclare")}${sort === "codelist" ? html` <a href="${base}${atelierPaths.rename}">${message("atelier.brokenRename")}</a>` : null}</p>
<p><label><input type="checkbox" form="form" name="noEdition" value="yes"> ${message("atelier.noEdition")}</label></p>
<p><button class="go" form="form">${message("atelier.saveAnyway")}</button> <a href="${base}${path}">${message("atelier.cancel")}</a></p></section>`;
}

/** The source whose names a form offers: the one that it says, or that its file is; empty where it has none. */
function sourceOf({ part, texts }: OpenedForm, files: ReadonlyMap<string, string>): string {
  const holder = namedParts(files, "source").find(({ file }) => file === part.file);
  return texts.source ?? holder?.name ?? "";
}

/** A form of one shape has no help of its own; a calculation is described by its first question. */
function isHelpOfField({ fields, help }: PartForm): boolean {
  return help === "" || fields.some((field) => field.input.kind !== "constant" && field.help === help);
}

/** What a field of names or of codes may hold, as the person types. */
function datalists({ of, codes }: KnownNames): Markup {
  return html`<datalist id="noms">${of.attribute.map(({ name, label }) => html`<option value="${name}">${label}</option>`)}</datalist>
<datalist id="codes">${codes.map(({ name, label }) => html`<option value="${name}">${label}</option>`)}</datalist>`;
}
