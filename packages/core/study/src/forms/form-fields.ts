import type { Language } from "@vigie/words";
import { z } from "zod";
import choicesEn from "../../words/form-choices.en.json" with { type: "json" };
import choicesFr from "../../words/form-choices.fr.json" with { type: "json" };
import type { DerivationKind } from "../derivations/derivation-kind.ts";
import { derivationKinds } from "../derivations/index.ts";
import { kinds } from "../kinds/index.ts";
import { fieldSchema } from "./attribute-schema.ts";
import { codelistFile } from "./codelist-schema.ts";
import english from "./form-help.en.json" with { type: "json" };
import { sourceFile } from "./source-schema.ts";
import { studyFile } from "./study-schema.ts";

/** One key of a part of a study, to be filled in by a person. */
export interface FormField {
  readonly key: string;
  /** What the schema says of it. */
  readonly help: string;
  readonly required: boolean;
  readonly input: FormInput;
}

export type FormInput =
  /** Always the same value: it says which shape this is. */
  | { readonly kind: "constant"; readonly value: string }
  /** What people read, in French and perhaps in English. */
  | { readonly kind: "text" }
  /** The name of a part of the study, of one sort; any word where the sort is not known. */
  | { readonly kind: "name"; readonly of: NameSort | null }
  | { readonly kind: "names"; readonly of: NameSort | null }
  /** `AAAA-MM-JJ`. */
  | { readonly kind: "day" }
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "number" }
  | { readonly kind: "numbers" }
  | { readonly kind: "flag" }
  /** Names with their codes, several where `isMany`: conditions, translations. */
  | { readonly kind: "pairs"; readonly of: NameSort | null; readonly isMany: boolean }
  /** Keys of its own, as `from` and `to`. */
  | { readonly kind: "keys"; readonly fields: readonly FormField[] }
  /** A list of such, each on a row. */
  | { readonly kind: "rows"; readonly fields: readonly FormField[] }
  /** Anything else, one `key: value` a line. */
  | { readonly kind: "lines" };

/** What a key may name. */
export type NameSort = "source" | "codelist" | "universe" | "attribute";

/** The form of one shape of a part of a study: of a kind of indicator, of a type of field, of a way to compute. */
export interface PartForm {
  readonly name: string;
  readonly help: string;
  readonly fields: readonly FormField[];
}

/** Forms of each kind of indicator, by name: a kind of the registry has its form without more. */
export function indicatorForms(): ReadonlyMap<string, PartForm> {
  return formsOf(
    Object.values(kinds).map(({ schema }) => schema),
    "kind",
  );
}

/** Forms of each type of field. */
export function fieldForms(): ReadonlyMap<string, PartForm> {
  return formsOf(fieldSchema.options, "type");
}

/** Forms of each way to compute a characteristic from others, by the key that says which. */
export function derivationForms(): ReadonlyMap<string, PartForm> {
  return new Map(
    Object.entries<DerivationKind>(derivationKinds).map(([name, { schema }]) => {
      const fields = formFields(schema);
      return [name, { name, help: fields.find(({ key }) => key === name)?.help ?? "", fields }];
    }),
  );
}

/** Form of a code list; its name is that of its file. */
export function codelistForm(): PartForm {
  return formOf(
    "codelist",
    formFields(codelistFile).filter(({ key }) => key !== "codelist"),
  );
}

/** Form of an institution that holds sources. */
export function partnerForm(): PartForm {
  return formOf("partner", formFields(studyFile.shape.partners.valueType));
}

/** Form of a population to count in. */
export function universeForm(): PartForm {
  return formOf("universe", formFields(sourceFile.shape.universes.unwrap().valueType));
}

function formOf(name: string, fields: readonly FormField[]): PartForm {
  return { name, help: "", fields };
}

function formsOf(schemas: readonly z.ZodType[], discriminator: string): ReadonlyMap<string, PartForm> {
  return new Map(
    schemas.map((schema) => {
      const fields = formFields(schema);
      const own = fields.find(({ key }) => key === discriminator);
      const name = own?.input.kind === "constant" ? own.input.value : "";
      return [name, { name, help: own?.help ?? "", fields }];
    }),
  );
}

/** The keys of a mapping, in the order of its schema. @throws {RangeError} for the schema of anything else */
export function formFields(schema: z.ZodType): readonly FormField[] {
  const written = z.toJSONSchema(schema, { target: "draft-7", io: "input", reused: "inline" });
  if (written.properties === undefined) throw new RangeError("the schema of what has no keys");
  return fieldsOf(written);
}

function fieldsOf({ properties = {}, required }: JsonSchema): readonly FormField[] {
  return Object.entries(properties).map(([key, own]) => {
    const property = keysOf(own);
    return {
      key,
      help: property.description ?? "",
      required: required?.includes(key) === true,
      input: inputOf(property, key),
    };
  });
}

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** A schema that is true or false, or a list of them, has no keys. */
function keysOf(schema: JsonSchema["items"] | JsonSchema["additionalProperties"]): JsonSchema {
  return typeof schema === "object" && !Array.isArray(schema) ? schema : {};
}

/** What the keys of a study name; the name of a way to compute is the key of what it computes from. */
const nameSorts: Readonly<Record<string, NameSort>> = {
  source: "source",
  sources: "source",
  codelist: "codelist",
  universe: "universe",
  against: "universe",
  of: "attribute",
  by: "attribute",
  outcome: "attribute",
  strata: "attribute",
  unit: "attribute",
  where: "attribute",
  asked: "attribute",
  adjust: "attribute",
  years: "attribute",
  period: "attribute",
  bands: "attribute",
  quantiles: "attribute",
  recode: "attribute",
  parent: "attribute",
  any: "attribute",
  set: "attribute",
};

function inputOf(property: JsonSchema, key: string): FormInput {
  const of = nameSorts[key] ?? null;
  if (typeof property.const === "string") return { kind: "constant", value: property.const };
  if (property.enum !== undefined)
    return { kind: "choice", choices: property.enum.filter((one) => typeof one === "string") };
  if (property.anyOf?.some(({ properties }) => properties !== undefined && "fr" in properties) === true)
    return { kind: "text" };
  switch (property.type) {
    case "string":
      if (property.format === "date") return { kind: "day" };
      return { kind: "name", of };
    case "number":
    case "integer":
      return { kind: "number" };
    case "boolean":
      return { kind: "flag" };
    case "array":
      return listInput(property, of);
    case "object":
      if (property.properties !== undefined) return { kind: "keys", fields: fieldsOf(property) };
      return pairsInput(keysOf(property.additionalProperties), of);
    default:
      return { kind: "lines" };
  }
}

function listInput({ items }: JsonSchema, of: NameSort | null): FormInput {
  if (Array.isArray(items)) return items.every(isName) ? { kind: "names", of: null } : { kind: "lines" };
  const item = keysOf(items);
  if (item.properties !== undefined) return { kind: "rows", fields: fieldsOf(item).map(withoutSort) };
  if (item.type === "number") return { kind: "numbers" };
  return item.type === "string" ? { kind: "names", of } : { kind: "lines" };
}

function pairsInput(codes: JsonSchema, of: NameSort | null): FormInput {
  return isCodes(codes) ? { kind: "pairs", of, isMany: codes.type !== "string" } : { kind: "lines" };
}

/** What the keys of a row name is in the list itself: the `parent` of a code is a code. */
function withoutSort(field: FormField): FormField {
  return field.input.kind === "name" ? { ...field, input: { kind: "name", of: null } } : field;
}

/** A code, or a list of codes. */
function isCodes({ type, items, anyOf }: JsonSchema): boolean {
  if (anyOf !== undefined) return anyOf.every(isCodes);
  return type === "string" || (type === "array" && keysOf(items).type === "string");
}

/** A name, or a day in its place. */
function isName(schema: NonNullable<JsonSchema["items"]>): boolean {
  const { type, anyOf = [] } = keysOf(Array.isArray(schema) ? undefined : schema);
  return type === "string" || (anyOf.length > 0 && anyOf.every(isName));
}

/** Sentences that schemas say of a key in French, each with the same in English. */
export const englishHelp: ReadonlyMap<string, string> = new Map(Object.entries(english));

/** What a form says of a key: the schema has it in French. */
export function helpIn(help: string, language: Language): string {
  return language === "fr" ? help : (englishHelp.get(help) ?? help);
}

const choices = { fr: new Map(Object.entries(choicesFr)), en: new Map(Object.entries(choicesEn)) };

/** How people call a value that a key may have: « Répartition » for `distribution`; the value itself where it has no other name. */
export function choiceIn(key: string, choice: string, language: Language): string {
  return choices[language].get(`${key}.${choice}`) ?? choice;
}
