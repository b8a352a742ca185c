import { createHash } from "node:crypto";
import {
  changesBetween,
  derivationForms,
  editedYaml,
  type FormTexts,
  fieldForms,
  formValue,
  indicatorForms,
  type NamedPart,
  namedParts,
  type PartForm,
  partLines,
  valueOfPart,
} from "@vigie/study";
import type { VigieError } from "@vigie/words";
import { checkedStudy } from "../study-mistakes.ts";
import { atelierPaths } from "./shell.ts";

/** A sort of parts that have forms: where their pages and their files’ keys are, and their shapes. */
export interface PartSection {
  readonly path: typeof atelierPaths.indicators | typeof atelierPaths.fields | typeof atelierPaths.derived;
  readonly sort: "indicator" | "field";
  /** What holds them in their file. */
  readonly key: "indicators" | "fields" | "derive";
  readonly forms: ReadonlyMap<string, PartForm>;
  readonly title: "atelier.indicators" | "atelier.fields" | "atelier.derived";
  readonly add: "atelier.addIndicator" | "atelier.addField" | "atelier.addDerived";
}

export const sections: readonly PartSection[] = [
  {
    path: atelierPaths.indicators,
    sort: "indicator",
    key: "indicators",
    forms: indicatorForms(),
    title: "atelier.indicators",
    add: "atelier.addIndicator",
  },
  {
    path: atelierPaths.fields,
    sort: "field",
    key: "fields",
    forms: fieldForms(),
    title: "atelier.fields",
    add: "atelier.addField",
  },
  {
    path: atelierPaths.derived,
    sort: "field",
    key: "derive",
    forms: derivationForms(),
    title: "atelier.derived",
    add: "atelier.addDerived",
  },
];

/** The parts of a section, in the order of the files. */
export function partsOfSection(
  { sort, key }: PartSection,
  files: ReadonlyMap<string, string>,
): readonly NamedPart[] {
  return namedParts(files, sort).filter(({ path }) => path[0] === key);
}

/** Which shape a part has: the value of its key `kind` or `type`; what is computed is named by the key itself. */
export function shapeOf({ key, forms }: PartSection, value: unknown): string {
  const held: Readonly<Record<string, unknown>> = Object(value);
  if (key === "derive") return Object.keys(held).find((shape) => forms.has(shape)) ?? "";
  return String(held[key === "fields" ? "type" : "kind"] ?? "");
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
 * @returns the text, and every mistake that lies in the part or that its file did not have
 */
export async function filledPart(
  { part, form, texts }: { readonly part: NamedPart; readonly form: PartForm; readonly texts: FormTexts },
  files: ReadonlyMap<string, string>,
): Promise<{ readonly text: string; readonly mistakes: readonly VigieError[] }> {
  const before = files.get(part.file) ?? "";
  const changes = changesBetween(valueOfPart(before, part.path), formValue(form.fields, texts), part.path);
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
  return { text, mistakes: ofPart };
}
