import { mappingJsonSchema } from "../../../mapping/src/mapping-file.ts";
import { jsonSchemas } from "../../../study/src/resolve/study-forms.ts";
import { isList, isRecord, type Json, type JsonPath } from "./json.ts";

/** What is read of a JSON Schema. */
interface Schema {
  readonly type?: string;
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema | readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** The published schema of each kind of study file, and of mapping files, by its name. */
export const schemas: ReadonlyMap<string, Schema> = new Map(
  [...jsonSchemas(), ["mapping", mappingJsonSchema()] as const].map(([name, text]) => [
    name.replace(".schema.json", ""),
    schemaOf(text),
  ]),
);

function schemaOf(text: string): Schema {
  const written: Json = JSON.parse(text);
  const definitions = isRecord(written) ? written.definitions : undefined;
  return JSON.parse(JSON.stringify(withoutReferences(written, definitions)));
}

/** A reference stands alone, or under `allOf` beside a description. */
function withoutReferences(value: Json, definitions: Json | undefined): Json {
  if (isList(value)) return value.map((item) => withoutReferences(item, definitions));
  if (!isRecord(value)) return value;
  const { $ref, allOf, ...others } = value;
  const entries = Object.entries(others).map(
    ([name, own]) => [name, withoutReferences(own, definitions)] as const,
  );
  const referred = [
    ...(typeof $ref === "string" && isRecord(definitions)
      ? [definitions[$ref.replace("#/definitions/", "")] ?? null]
      : []),
    ...(isList(allOf) ? allOf : []),
  ].map((own) => withoutReferences(own, definitions));
  return Object.fromEntries([...entries, ...referred.filter(isRecord).flatMap((own) => Object.entries(own))]);
}

interface SchemaKey {
  /** `source/derive/*(years)/grain`: names that the study chooses as `*`, which of several shapes in brackets. */
  readonly key: string;
  /** Whether it may hold anything but further keys. */
  readonly isLeaf: boolean;
  /** Values that the schema lists, those of sibling shapes included; empty where it lists none. */
  readonly choices: readonly Json[];
}

/** A key where a file writes it. */
export interface Place extends SchemaKey {
  readonly path: JsonPath;
  readonly value: Json;
  /** Whether it holds values by names that the study chooses. */
  readonly isMap: boolean;
  readonly isOptional: boolean;
}

/** Every key that a schema allows, in each of its shapes. */
export function keysOf(schema: Schema, path: string): readonly SchemaKey[] {
  const shapes = shapesOf(schema);
  if (isText(shapes)) return [];
  return shapes.flatMap((shape) => {
    const at = shapes.length > 1 ? `${path}${labelOf(shape)}` : path;
    const members = Object.keys(shape.properties ?? {}).flatMap((name) => {
      const own = memberOf(shape, name);
      const key = { key: `${at}/${name}`, isLeaf: isLeaf(own), choices: choicesOf(shapes, name) };
      return [key, ...keysOf(own, key.key)];
    });
    const values = valuesOf(shape).flatMap((own) => [
      ...(isLeaf(own) ? [{ key: `${at}/*`, isLeaf: true, choices: [] }] : []),
      ...keysOf(own, `${at}/*`),
    ]);
    return [...members, ...values, ...itemsOf(shape).flatMap((own) => keysOf(own, `${at}[]`))];
  });
}

/** The keys that a value writes, each with its place. */
export function placesIn(
  value: Json,
  schema: Schema,
  at: { readonly key: string; readonly path: JsonPath },
): readonly Place[] {
  const shapes = shapesOf(schema);
  if (isText(shapes)) return [];
  const shape = shapes.find((one) => isOfShape(value, one));
  if (shape === undefined) throw new RangeError(`no shape of ${at.key} fits ${JSON.stringify(value)}`);
  const key = shapes.length > 1 ? `${at.key}${labelOf(shape)}` : at.key;
  if (isList(value))
    return itemsOf(shape).flatMap((own) =>
      value.flatMap((item, position) =>
        placesIn(item, own, { key: `${key}[]`, path: [...at.path, position] }),
      ),
    );
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const isMember = shape.properties !== undefined && name in shape.properties;
    const own = isMember ? memberOf(shape, name) : (valuesOf(shape)[0] ?? {});
    const place = {
      key: `${key}/${isMember ? name : "*"}`,
      isLeaf: isLeaf(own),
      choices: isMember ? choicesOf(shapes, name) : [],
      path: [...at.path, name],
      value: inner,
      isMap: isRecord(inner) && shapesOf(own).some(isMapShape),
      isOptional: isMember && shape.required?.includes(name) !== true,
    };
    return [...(isMember || place.isLeaf ? [place] : []), ...placesIn(inner, own, place)];
  });
}

function shapesOf(schema: Schema): readonly Schema[] {
  const shapes = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return shapes.length === 0 ? [schema] : shapes.flatMap(shapesOf);
}

/** In one language, or in several. */
function isText(shapes: readonly Schema[]): boolean {
  return shapes.some(({ properties }) => properties !== undefined && "fr" in properties);
}

function isMapShape({ type, properties }: Schema): boolean {
  return type === "object" && properties === undefined;
}

function isLeaf(schema: Schema): boolean {
  const shapes = shapesOf(schema);
  return isText(shapes) || shapes.some(({ type }) => type !== "object");
}

/** The value that names a shape of a record, else its first key. */
function labelOf(shape: Schema): string {
  const members = Object.keys(shape.properties ?? {});
  const named = members.map((name) => memberOf(shape, name).const).find((value) => value !== undefined);
  const label = named ?? members[0];
  return label === undefined ? "" : `(${String(label)})`;
}

function isOfShape(value: Json, shape: Schema): boolean {
  if (shape.const !== undefined) return value === shape.const;
  if (shape.enum !== undefined) return shape.enum.some((choice) => choice === value);
  switch (shape.type) {
    case "array":
      return isList(value);
    case "object":
      return isRecord(value) && (isMapShape(shape) || hasKeysOf(value, shape));
    case "string":
      return typeof value === "string" && new RegExp(shape.pattern ?? "", "u").test(value);
    case "integer":
    case "number":
      return typeof value === "number";
    default:
      return typeof value === shape.type;
  }
}

function hasKeysOf(value: Readonly<Record<string, Json>>, shape: Schema): boolean {
  const { properties = {}, required = [] } = shape;
  return (
    required.every((name) => name in value) &&
    Object.entries(value).every(([name, own]) => {
      if (!(name in properties)) return false;
      const { const: constant } = memberOf(shape, name);
      return constant === undefined || constant === own;
    })
  );
}

function memberOf({ properties = {} }: Schema, name: string): Schema {
  return properties[name] ?? {};
}

function valuesOf({ additionalProperties }: Schema): readonly Schema[] {
  return typeof additionalProperties === "object" ? [additionalProperties] : [];
}

function itemsOf({ items = [] }: Schema): readonly Schema[] {
  return [items].flat();
}

function choicesOf(shapes: readonly Schema[], name: string): readonly Json[] {
  return shapes
    .flatMap((shape) => shapesOf(memberOf(shape, name)))
    .flatMap((own) => [...(own.enum ?? []), ...(own.const === undefined ? [] : [own.const])])
    .filter((choice) => typeof choice === "string" || typeof choice === "number");
}
