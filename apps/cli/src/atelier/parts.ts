import { createHash } from "node:crypto";
import {
  changesBetween,
  codelistForm,
  derivationForms,
  editedYaml,
  type FormTexts,
  fieldForms,
  formValue,
  indicatorForms,
  type NamedPart,
  type NamedSort,
  namedParts,
  type PartForm,
  partLines,
  partnerForm,
  universeForm,
  valueOfPart,
} from "@vigie/study";
import type { VigieError } from "@vigie/words";
import type { CliMessage } from "../messages.ts";
import { checkedStudy } from "../study/study-mistakes.ts";
import { atelierPaths } from "./shell.ts";

/** A sort of parts that have forms: where their pages and their files’ keys are, and their shapes. */
export interface PartSection {
  readonly path: string;
  readonly sort: Extract<NamedSort, "indicator" | "field" | "universe" | "codelist" | "partner">;
  /** What holds them in their file; null where each has a file of its own. */
  readonly key: "indicators" | "fields" | "derive" | "universes" | "partners" | null;
  /** Where a new one is written. */
  readonly file: "indicators.yaml" | "study.yaml" | "sources/*.yaml" | "codelists/*.yaml";
  readonly forms: ReadonlyMap<string, PartForm>;
  /** The key whose value says which form a part has; `derive` where the key itself does; null where there is one form. */
  readonly shape: "kind" | "type" | "derive" | null;
  readonly title: CliMessage;
  readonly add: CliMessage;
}

export const sections: readonly PartSection[] = [
  {
    path: atelierPaths.indicators,
    sort: "indicator",
    key: "indicators",
    file: "indicators.yaml",
    forms: indicatorForms(),
    shape: "kind",
    title: "atelier.indicators",
    add: "atelier.addIndicator",
  },
  {
    path: atelierPaths.fields,
    sort: "field",
    key: "fields",
    file: "sources/*.yaml",
    forms: fieldForms(),
    shape: "type",
    title: "atelier.fields",
    add: "atelier.addField",
  },
  {
    path: atelierPaths.derived,
    sort: "field",
    key: "derive",
    file: "sources/*.yaml",
    forms: derivationForms(),
    shape: "derive",
    title: "atelier.derived",
    add: "atelier.addDerived",
  },
  {
    path: atelierPaths.universes,
    sort: "universe",
    key: "universes",
    file: "sources/*.yaml",
    forms: onlyForm(universeForm()),
    shape: null,
    title: "atelier.universes",
    add: "atelier.addUniverse",
  },
  {
    path: atelierPaths.codelists,
    sort: "codelist",
    key: null,
    file: "codelists/*.yaml",
    forms: onlyForm(codelistForm()),
    shape: null,
    title: "atelier.codelists",
    add: "atelier.addCodelist",
  },
  {
    path: atelierPaths.partners,
    sort: "partner",
    key: "partners",
    file: "study.yaml",
    forms: onlyForm(partnerForm()),
    shape: null,
    title: "atelier.partners",
    add: "atelier.addPartner",
  },
];

/** The parts of a section, in the order of the files. */
export function partsOfSection(
  { sort, key }: PartSection,
  files: ReadonlyMap<string, string>,
): readonly NamedPart[] {
  return namedParts(files, sort).filter(({ path }) => key === null || path[0] === key);
}

/** Whether a new part of a section belongs to a source. */
export function asksSource({ sort, file }: PartSection): boolean {
  return sort === "indicator" || file === "sources/*.yaml";
}

/** Where a new part goes; null where it needs a source that the study has not. */
export function newPartOf(
  section: PartSection,
  { name, source }: { readonly name: string; readonly source: string },
  files: ReadonlyMap<string, string>,
): NamedPart | null {
  const holder = namedParts(files, "source").find((each) => each.name === source);
  if (asksSource(section) && holder === undefined) return null;
  const path = section.key === null ? [] : [section.key, name];
  switch (section.file) {
    case "sources/*.yaml":
      return { name: `${source}.${name}`, file: holder?.file ?? "", path };
    case "codelists/*.yaml":
      return { name, file: `codelists/${name}.yaml`, path };
    default:
      return { name, file: section.file, path };
  }
}

/** Which shape a part has: the value of its key `kind` or `type`; what is computed is named by the key itself. */
export function shapeOf({ shape, forms }: PartSection, value: unknown): string {
  const held: Readonly<Record<string, unknown>> = Object(value);
  if (shape === null) return [...forms.keys()].join();
  if (shape === "derive") return Object.keys(held).find((key) => forms.has(key)) ?? "";
  return String(held[shape] ?? "");
}

/** A part with the form of its shape; null where its file gives it a shape that no form knows. */
export function openedPart(
  section: PartSection,
  part: NamedPart,
  files: ReadonlyMap<string, string>,
): { readonly form: PartForm; readonly value: unknown } | null {
  const value = valueOfPart(files.get(part.file) ?? "", part.path);
  const form = section.forms.get(shapeOf(section, value));
  return form === undefined ? null : { form, value };
}

/** What a browser keeps of a file while its form is open: whether the file changed meanwhile. */
export function markOf(text: string | undefined): string {
  return createHash("sha256")
    .update(text ?? "")
    .digest("base64url");
}

/**
 * A file whose part has the values of a form; what the form does not change stays as it is written.
 * @returns the text, and every mistake that lies in the part; where a code goes, those of what uses it too
 */
export async function filledPart(
  { part, form, texts }: { readonly part: NamedPart; readonly form: PartForm; readonly texts: FormTexts },
  files: ReadonlyMap<string, string>,
): Promise<{ readonly text: string; readonly mistakes: readonly VigieError[] }> {
  const before = files.get(part.file) ?? "";
  const changes = changesBetween(valueOfPart(before, part.path), filledValue(part, form, texts), part.path);
  const text = editedYaml(before, changes);
  const { mistakes } = await checkedStudy(new Map([...files, [part.file, text]]));
  const lines = partLines(text, part.path);
  const ofPart = mistakes.filter(
    ({ place }) =>
      place.file === part.file &&
      place.line !== undefined &&
      lines !== null &&
      place.line >= lines.first &&
      place.line <= lines.last,
  );
  const left = codesIn(text, part);
  if (codesIn(before, part).every((code) => left.includes(code))) return { text, mistakes: ofPart };
  return { text, mistakes: [...ofPart, ...(await newIn(mistakes, ofPart, files))] };
}

/** The codes of a code list; none for any other part. */
function codesIn(text: string, { path }: NamedPart): readonly string[] {
  const codes: unknown = path.length === 0 ? valueOfPart(text, ["codes"]) : [];
  return Array.isArray(codes) ? codes.map((entry) => String(Object(entry).code)) : [];
}

/** Mistakes that the study did not have, and that are not known already. */
async function newIn(
  mistakes: readonly VigieError[],
  known: readonly VigieError[],
  files: ReadonlyMap<string, string>,
): Promise<readonly VigieError[]> {
  const keyOf = ({ code, place }: VigieError) => JSON.stringify([code, place]);
  const before = new Set([...known, ...(await checkedStudy(files)).mistakes].map(keyOf));
  return mistakes.filter((mistake) => !before.has(keyOf(mistake)));
}

/** A whole file says its name; elsewhere the key does. */
function filledValue({ name, path }: NamedPart, { fields }: PartForm, texts: FormTexts) {
  const value = formValue(fields, texts);
  return path.length === 0 ? { codelist: name, ...value } : value;
}

function onlyForm(form: PartForm): ReadonlyMap<string, PartForm> {
  return new Map([[form.name, form]]);
}
