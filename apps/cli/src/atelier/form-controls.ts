import { type Attributes, attributes, html, type Markup } from "@vigie/documents";
import { choiceIn, type FormField, type FormTexts, helpIn } from "@vigie/study";
import type { KnownName, KnownNames } from "./known-names.ts";
import type { Setting } from "./shell.ts";

/** What the controls of a form are made with. */
export interface ControlContext {
  readonly texts: FormTexts;
  readonly isBilingual: boolean;
  readonly names: KnownNames;
  readonly setting: Setting;
}

/** One field of a form, under the sentence that its schema has for it. @param start keys that lead to it: `range.` */
export function fieldPart(field: FormField, start: string, context: ControlContext): Markup {
  const { key, help, required, input } = field;
  const { texts, isBilingual, setting } = context;
  const { message, language } = setting;
  const at = `${start}${key}`;
  const note = message(required ? "atelier.required" : "atelier.optional", { key });
  const group = (inside: Markup, told: string = note) =>
    html`<fieldset class="field" id="f-${at}"><legend>${helpIn(help, language)}</legend><p>${told}</p>${inside}</fieldset>`;
  switch (input.kind) {
    case "constant":
      return html``;
    case "keys":
      return group(html`${input.fields.map((inner) => fieldPart(inner, `${at}.`, context))}`);
    case "pairs":
      return group(
        pairs(at, input, context),
        [
          message("atelier.pairsHelp", { key: note }),
          ...(input.of === "attribute" ? [message("atelier.pairsShow")] : []),
        ].join(" "),
      );
    case "rows":
      return group(rows(at, input.fields, context), message("atelier.rowsHelp", { key: note }));
    case "names":
      if (input.of !== null) return group(checkboxes(at, context.names.of[input.of], texts[at]));
  }
  const labelled = (name: string, told: string) =>
    html`<div class="field"><label for="f-${name}">${helpIn(help, language)}</label><p id="aide-${name}">${told}</p>${control(field, name, context)}</div>`;
  if (input.kind !== "text" || !(isBilingual || texts[`${at}.en`])) return labelled(at, note);
  return html`${labelled(at, note)}${labelled(`${at}.en`, message("atelier.english", { key }))}`;
}

function control(field: FormField, name: string, context: ControlContext): Markup {
  const { key, required, input } = field;
  const common = attributes` id="f-${name}" name="${name}" aria-describedby="aide-${name}"`;
  const needed = required && !name.endsWith(".en") ? attributes` required` : null;
  return bareControl({ key, input, name }, common, needed, context);
}

interface NamedInput extends Pick<FormField, "key" | "input"> {
  readonly name: string;
}

/** The control alone, which takes its label from elsewhere. */
function bareControl(
  { key, input, name }: NamedInput,
  common: Attributes,
  needed: Attributes | null,
  { texts, names, setting }: ControlContext,
): Markup {
  const text = texts[name] ?? "";
  const { language } = setting;
  const called = (sort: string, choice: string) => ({
    name: choice,
    label: choiceIn(sort, choice, language),
  });
  switch (input.kind) {
    case "choice":
      return select(
        input.choices.map((choice) => called(key, choice)),
        { text, common, needed },
      );
    case "flag":
      return select(
        ["true", "false"].map((choice) => called("flag", choice)),
        { text, common, needed },
      );
    case "lines":
      return html`<textarea rows="4"${common}${needed}>${text}</textarea>`;
    case "day":
      return html`<input type="date"${common}${needed} value="${text}">`;
    case "name":
      if (input.of === null) return html`<input list="codes"${common}${needed} value="${text}">`;
      return select(names.of[input.of].map(withName), { text, common, needed });
    case "names":
      return html`<input list="noms"${common}${needed} value="${text}">`;
    default:
      return html`<input${common}${needed} value="${text}">`;
  }
}

/** The label first, since people know it; then the name, which files write. */
function withName({ name, label }: KnownName): KnownName {
  return { name, label: label === "" || label === name ? name : `${label} (${name})` };
}

function select(
  known: readonly KnownName[],
  given: { readonly text: string; readonly common: Attributes; readonly needed: Attributes | null },
): Markup {
  const { text, common, needed } = given;
  // What a person typed in the file is kept, even where it is not a choice.
  const own = text === "" || known.some(({ name }) => name === text) ? [] : [{ name: text, label: text }];
  return html`<select${common}${needed}>${[{ name: "", label: "" }, ...known, ...own].map(
    ({ name, label }) =>
      html`<option value="${name}"${name === text ? attributes` selected` : null}>${label}</option>`,
  )}</select>`;
}

/** Boxes to tick: those chosen come first, in their order, which the file keeps. */
function checkboxes(at: string, known: readonly KnownName[], text = ""): Markup {
  const chosen = namesIn(text);
  const labelOf = (name: string) => known.find((each) => each.name === name) ?? { name, label: name };
  const all = [...chosen.map(labelOf), ...known.filter(({ name }) => !chosen.includes(name))];
  return html`<ul class="choices">${all.map(
    (each) =>
      html`<li><label><input type="checkbox" name="${at}" value="${each.name}"${chosen.includes(each.name) ? attributes` checked` : null}> ${withName(each).label}</label></li>`,
  )}</ul>`;
}

function namesIn(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((name) => name !== "");
}

/** Empty rows under those that are filled in: the page has more of them once it is saved. */
const emptyRows = 3;

function pairs(
  at: string,
  { of: sort, isMany }: Extract<FormField["input"], { readonly kind: "pairs" }>,
  context: ControlContext,
): Markup {
  const { message } = context.setting;
  const heads = [
    message(sort === null ? "atelier.pairFrom" : "atelier.pairName"),
    message("atelier.pairCodes"),
  ];
  const fields: readonly Pick<FormField, "key" | "input">[] = [
    { key: "name", input: { kind: "name", of: sort } },
    { key: "codes", input: { kind: "name", of: null } },
  ];
  const control = ({ key, ...cell }: TableCell) =>
    key === "codes" && sort === "attribute" ? codesOfRow({ ...cell, isMany }, context) : null;
  return table(at, { heads, fields, control }, context);
}

/** The codes to choose for the characteristic of a row; null where none is chosen yet, or where it has no code list. */
function codesOfRow(
  { name, label, isMany }: Omit<TableCell, "key"> & { readonly isMany: boolean },
  { texts, names }: ControlContext,
): Markup | null {
  const known = names.codesOf.get(texts[name.replace(/codes$/, "name")] ?? "");
  if (known === undefined) return null;
  const text = texts[name] ?? "";
  const common = attributes` name="${name}" aria-label="${label}"`;
  if (!isMany) return select(known.map(withName), { text, common, needed: null });
  // A list of one code stays a list.
  const isListOfOne = text.includes(",") && namesIn(text).length === 1;
  const list = isListOfOne ? html`<input type="hidden" name="${name}" value="">` : null;
  return html`<div role="group" aria-label="${label}">${list}${checkboxes(name, known, text)}</div>`;
}

function rows(at: string, fields: readonly FormField[], context: ControlContext): Markup {
  const { isBilingual, setting } = context;
  const { message, language } = setting;
  const cells = [{ key: "rank", input: { kind: "number" } } as const, ...fields].flatMap(
    ({ key, input }): readonly (Pick<FormField, "key" | "input"> & { readonly head: string })[] => {
      const head = choiceIn("column", key, language);
      if (input.kind !== "text" || !isBilingual) return [{ key, input, head }];
      return [
        { key, input, head },
        { key: `${key}.en`, input, head: message("atelier.english", { key: head }) },
      ];
    },
  );
  return table(at, { heads: cells.map(({ head }) => head), fields: cells }, context);
}

interface TableCell {
  readonly key: string;
  readonly name: string;
  readonly label: string;
}

function table(
  at: string,
  given: {
    readonly heads: readonly string[];
    readonly fields: readonly Pick<FormField, "key" | "input">[];
    /** In place of the control of the cell's input; null for that one. */
    readonly control?: (cell: TableCell) => Markup | null;
  },
  context: ControlContext,
): Markup {
  const { heads, fields, control } = given;
  const { message } = context.setting;
  const filled = Object.keys(context.texts).flatMap((name) => {
    const position = name.startsWith(`${at}.`) ? name.slice(at.length + 1).split(".")[0] : undefined;
    return position === undefined ? [] : [Number(position) + 1];
  });
  const count = Math.max(0, ...filled) + emptyRows;
  const row = (position: number) => {
    const cells = fields.map(({ key, input }, column) => {
      const name = `${at}.${position}.${key}`;
      const label = message("atelier.row", { column: heads[column] ?? "", row: position + 1 });
      const common = attributes` name="${name}" aria-label="${label}"`;
      const own = control?.({ key, name, label }) ?? bareControl({ key, input, name }, common, null, context);
      return html`<td class="${key}">${own}</td>`;
    });
    return html`<tr>${cells}</tr>`;
  };
  return html`<div class="scroll"><table class="rows"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${Array.from({ length: count }, (_, position) => row(position))}</tbody></table></div>`;
}
