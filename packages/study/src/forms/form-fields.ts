import { parse } from "yaml";
import { z } from "zod";
import type { DerivationKind } from "../derivations/derivation-kind.ts";
import { derivationKinds } from "../derivations/index.ts";
import { inlineYaml, type YamlValue } from "../edit/yaml-value.ts";
import { kinds } from "../kinds/index.ts";
import { field } from "./attribute-schema.ts";

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
  /** The name of a part of the study. */
  | { readonly kind: "name" }
  | { readonly kind: "names" }
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "number" }
  | { readonly kind: "numbers" }
  | { readonly kind: "flag" }
  /** Anything else, one `key: value` a line. */
  | { readonly kind: "lines" };

/** The form of one shape of a part of a study: of a kind of indicator, of a type of field, of a way to compute. */
export interface PartForm {
  readonly name: string;
  readonly help: string;
  readonly fields: readonly FormField[];
}

/** Of each kind of indicator, by name: a kind of the registry has its form without more. */
export function indicatorForms(): ReadonlyMap<string, PartForm> {
  return formsOf(
    Object.values(kinds).map(({ schema }) => schema),
    "kind",
  );
}

/** Of each type of field. */
export function fieldForms(): ReadonlyMap<string, PartForm> {
  return formsOf(field.options, "type");
}

/** Of each way to compute a characteristic from others, by the key that says which. */
export function derivationForms(): ReadonlyMap<string, PartForm> {
  return new Map(
    Object.entries<DerivationKind>(derivationKinds).map(([name, { schema }]) => {
      const fields = formFields(schema);
      return [name, { name, help: fields.find(({ key }) => key === name)?.help ?? "", fields }];
    }),
  );
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
  return Object.entries(written.properties).map(([key, own]) => {
    const property = keysOf(own);
    return {
      key,
      help: property.description ?? "",
      required: written.required?.includes(key) === true,
      input: inputOf(property),
    };
  });
}

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** A schema that is true or false, or a list of them, has no keys. */
function keysOf(schema: JsonSchema["items"]): JsonSchema {
  return typeof schema === "object" && !Array.isArray(schema) ? schema : {};
}

const listInputs: Readonly<Record<string, FormInput>> = {
  string: { kind: "names" },
  number: { kind: "numbers" },
};

function inputOf(property: JsonSchema): FormInput {
  if (typeof property.const === "string") return { kind: "constant", value: property.const };
  if (property.enum !== undefined)
    return { kind: "choice", choices: property.enum.filter((one) => typeof one === "string") };
  if (property.anyOf?.some(({ properties }) => properties !== undefined && "fr" in properties) === true)
    return { kind: "text" };
  switch (property.type) {
    case "string":
      return property.pattern === undefined ? { kind: "text" } : { kind: "name" };
    case "number":
    case "integer":
      return { kind: "number" };
    case "boolean":
      return { kind: "flag" };
    case "array":
      if (Array.isArray(property.items) && property.items.every(isName)) return { kind: "names" };
      return listInputs[String(keysOf(property.items).type)] ?? { kind: "lines" };
    default:
      return { kind: "lines" };
  }
}

/** A name, or a day in its place. */
function isName(schema: NonNullable<JsonSchema["items"]>): boolean {
  const { type, anyOf = [] } = keysOf(Array.isArray(schema) ? undefined : schema);
  return type === "string" || (anyOf.length > 0 && anyOf.every(isName));
}

/** What a form shows of a value: by the key of its field; English texts under the key and `.en`. */
export type FormTexts = Readonly<Record<string, string>>;

export function formTexts(fields: readonly FormField[], value: unknown): FormTexts {
  const held = Object(value);
  return Object.fromEntries(
    fields.flatMap(({ key, input }): readonly (readonly [string, string])[] => {
      const own: YamlValue | undefined = held[key];
      if (own === undefined) return [];
      if (input.kind === "text" && typeof own === "object")
        return [
          [key, String(Object(own).fr ?? "")],
          [`${key}.en`, String(Object(own).en ?? "")],
        ];
      return [[key, textOfValue(own)]];
    }),
  );
}

function textOfValue(value: YamlValue): string {
  if (Array.isArray(value)) return value.map((own) => inlineYaml(own)).join(", ");
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([key, own]) => `${key}: ${inlineYaml(own)}`)
      .join("\n");
  return String(value);
}

/**
 * The value that a filled form stands for; what is left empty is left out. What cannot be read as its field wants stays a text:
 * the check of the study says what it expects.
 */
export function formValue(
  fields: readonly FormField[],
  texts: FormTexts,
): Readonly<Record<string, YamlValue>> {
  return Object.fromEntries(
    fields.flatMap(({ key, input }): readonly (readonly [string, YamlValue])[] => {
      if (input.kind === "constant") return [[key, input.value]];
      const text = (texts[key] ?? "").replace(/\r\n?/g, "\n").trim();
      if (text === "") return [];
      const english = (texts[`${key}.en`] ?? "").trim();
      if (input.kind === "text") return [[key, english === "" ? text : { fr: text, en: english }]];
      return [[key, valueOfText(input, text)]];
    }),
  );
}

function valueOfText(input: FormInput, text: string): YamlValue {
  switch (input.kind) {
    case "number":
      return numberOf(text);
    case "flag":
      return text === "true" ? true : text === "false" ? false : text;
    case "names":
      return text.split(/[\s,;]+/).filter((name) => name !== "");
    case "numbers":
      return text
        .split(/[\s;]+|,\s+/)
        .filter((number) => number !== "")
        .map(numberOf);
    case "lines":
      return linesOf(text);
    default:
      return text;
  }
}

/** With a comma or a point for decimals. */
function numberOf(text: string): number | string {
  const number = Number(text.replace(/\s/g, "").replace(",", "."));
  return Number.isFinite(number) ? number : text;
}

function linesOf(text: string): YamlValue {
  try {
    return parse(text, { version: "1.2", schema: "core", maxAliasCount: 0 });
  } catch {
    return text;
  }
}
