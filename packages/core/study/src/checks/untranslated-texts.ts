import type { FilePlace } from "@vigie/words";
import { z } from "zod";
import type { Form } from "../forms/form.ts";
import { type Study, territoryCodes } from "../model/study.ts";

import type { Path } from "../reading/parsed-file.ts";
import { readStudyForms } from "../resolve/study-forms.ts";
import { textFile } from "../shapes/shared-shapes.ts";

/** Keys of proper names and of titles of publications, which are the same in both languages; so are territories. */
const properNames: readonly unknown[] = ["institution", "name", "publication", "source", "territory"];

/**
 * Where texts of a study in French and English are in French alone: its English pages show them as they are. Proper names
 * are not looked at.
 * @param files of the study, in which nothing is wrong
 */
export function untranslatedTexts(files: ReadonlyMap<string, string>, study: Study): readonly FilePlace[] {
  if (!study.languages.includes("en")) return [];
  const territories = territoryCodes(study);
  const { serviceTest, ...others } = readStudyForms(files, []);
  // The grid of tests makes code lists and sources of its own texts: these are read once, where a person wrote them.
  const written = Object.values(others)
    .flat()
    .filter((form) => form?.written.file !== serviceTest?.written.file);
  return [...written, serviceTest].flatMap((form) =>
    form ? frenchPaths(form, territories).map((path) => form.written.place(path)) : [],
  );
}

function frenchPaths({ schema, value }: Form<unknown>, territories: ReadonlySet<string>): readonly Path[] {
  return frenchIn(schema, value).filter((path) => {
    const [part, at] = path;
    const { code } = Object(part === "codes" ? Object(value).codes[Number(at)] : undefined);
    return !territories.has(code) && !path.some((step) => properNames.includes(step));
  });
}

/** Paths of the texts in a value that are in French alone. */
function frenchIn(schema: z.core.$ZodType, value: unknown): readonly Path[] {
  if (schema._zod.def === textFile._zod.def)
    return typeof value === "string" || Object(value).en === undefined ? [[]] : [];
  const under = (step: string | number, inner: z.core.$ZodType, held: unknown) =>
    frenchIn(inner, held).map((path) => [step, ...path]);
  if (schema instanceof z.ZodOptional)
    return value === undefined ? [] : frenchIn(schema.def.innerType, value);
  if (schema instanceof z.ZodUnion)
    return schema.options
      .filter((own) => z.safeParse(own, value).success)
      .slice(0, 1)
      .flatMap((own) => frenchIn(own, value));
  if (Array.isArray(value))
    return schema instanceof z.ZodArray ? value.flatMap((held, at) => under(at, schema.element, held)) : [];
  const entries = Object.entries(Object(value));
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
    return entries.flatMap(([key, held]) => (shape[key] ? under(key, shape[key], held) : []));
  }
  return schema instanceof z.ZodRecord
    ? entries.flatMap(([key, held]) => under(key, schema.valueType, held))
    : [];
}
