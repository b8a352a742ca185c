import { attributes, html, type Markup } from "@vigie/html";
import {
  type FormField,
  type FormTexts,
  helpIn,
  type NamedPart,
  namedParts,
  type PartForm,
} from "@vigie/study";
import type { DescribedProblem } from "@vigie/words";
import { markOf, type PartSection } from "./parts.ts";
import { problemBlocks, type Setting, shell } from "./shell.ts";

/** A form as it is shown: what it holds, what is wrong with it. */
interface OpenedForm {
  readonly part: NamedPart;
  readonly form: PartForm;
  readonly texts: FormTexts;
  readonly problems: readonly DescribedProblem[];
  /** Whether its file changed since it was opened. */
  readonly isChanged: boolean;
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
  const { base, messages } = setting;
  const { message } = messages;
  const { part, form, texts, problems, isChanged, identity } = opened;
  const { name } = part;
  const isBilingual = /^languages:.*\ben\b/m.test(files.get("study.yaml") ?? "");
  const hidden = Object.entries({ ...identity, mark: markOf(files.get(part.file)) }).map(
    ([key, value]) => html`<input type="hidden" name="${key}" value="${value}">`,
  );
  const action = "name" in identity ? "nouveau" : encodeURIComponent(name);
  return shell(
    {
      title: name,
      current: section.path,
      body: html`<h1>${name}</h1>${isHelpOfField(form) ? null : html`<p>${helpIn(form.help, messages.language)}</p>`}
${isChanged ? html`<p class="doubt" role="alert">${message("atelier.changedMeanwhile")}</p>` : null}
${problems.length === 0 ? null : html`<section role="alert" class="doubt"><h2>${message("atelier.notSaved")}</h2>${problemBlocks(problems, messages)}</section>`}
<form method="post" action="${base}${section.path}/${action}">${hidden}
${form.fields
  .filter(({ input }) => input.kind !== "constant")
  .map((field) => fieldPart(field, { texts, isBilingual }, setting))}
<datalist id="noms">${namesIn(files).map((suggested) => html`<option value="${suggested}"></option>`)}</datalist>
<p><button class="go">${message("atelier.save")}</button> <a href="${base}${section.path}">${message("atelier.cancel")}</a></p></form>`,
    },
    setting,
  );
}

/** A calculation is described by its first question. */
function isHelpOfField({ fields, help }: PartForm): boolean {
  return fields.some((field) => field.input.kind !== "constant" && field.help === help);
}

function fieldPart(
  field: FormField,
  { texts, isBilingual }: Pick<OpenedForm, "texts"> & { readonly isBilingual: boolean },
  { messages: { message, language } }: Setting,
): Markup {
  const { key, help, required, input } = field;
  const labelled = (name: string, note: string) =>
    html`<div class="field"><label for="f-${name}">${helpIn(help, language)}</label><p id="aide-${name}">${note}</p>${control(field, name, texts[name] ?? "")}</div>`;
  const note = message(required ? "atelier.required" : "atelier.optional", { key });
  if (input.kind !== "text" || !(isBilingual || texts[`${key}.en`])) return labelled(key, note);
  return html`${labelled(key, note)}${labelled(`${key}.en`, message("atelier.english", { key }))}`;
}

function control({ required, input }: FormField, name: string, text: string): Markup {
  const common = attributes` id="f-${name}" name="${name}" aria-describedby="aide-${name}"`;
  const needed = required && !name.endsWith(".en") ? attributes` required` : null;
  switch (input.kind) {
    case "choice":
      return options(input.choices, { text, common });
    case "flag":
      return options(["true", "false"], { text, common });
    case "lines":
      return html`<textarea rows="4"${common}${needed}>${text}</textarea>`;
    case "name":
      return html`<input list="noms"${common}${needed} value="${text}">`;
    default:
      return html`<input${common}${needed} value="${text}">`;
  }
}

function options(
  choices: readonly string[],
  { text, common }: { readonly text: string; readonly common: ReturnType<typeof attributes> },
): Markup {
  // What a person typed in the file is identity, even where it is not a choice.
  const all = ["", ...choices, ...(text === "" || choices.includes(text) ? [] : [text])];
  return html`<select${common}>${all.map(
    (choice) =>
      html`<option value="${choice}"${choice === text ? attributes` selected` : null}>${choice}</option>`,
  )}</select>`;
}

/** What a field of names may name, as the person types. */
function namesIn(files: ReadonlyMap<string, string>): readonly string[] {
  const names = (["field", "source"] as const).flatMap((sort) =>
    namedParts(files, sort).map(({ name }) => name.replace(/^[^.]*\./, "")),
  );
  return [...new Set(names)].toSorted();
}
