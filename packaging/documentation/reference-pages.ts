import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { html, type Markup } from "@vigie/documents";
import type { SitePage } from "./site-page.ts";

/** The files that people write, in the order in which they meet them; each has a JSON Schema, described in French. */
const schemas = [
  "study/schema/study",
  "study/schema/codelist",
  "study/schema/source",
  "study/schema/indicators",
  "study/schema/tiles",
  "study/schema/populations",
  "study/schema/barriers",
  "study/schema/elsewhere",
  "study/schema/published",
  "study/schema/service-test",
  "study/schema/release",
  "study/schema/breaks",
  "study/schema/dictionary",
  "mapping/schema/mapping",
] as const;

/** The part of JSON Schema (draft 7) that the schemas of Vigie use. */
interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** The reference of the study language, one page per file, from its published schemas. */
export function referencePages(root: string): Promise<readonly SitePage[]> {
  return Promise.all(
    schemas.map(async (name) => {
      const schema: Schema = JSON.parse(
        await readFile(join(root, "packages/core", `${name}.schema.json`), "utf8"),
      );
      return referencePage(name.split("/").at(-1) ?? name, schema);
    }),
  );
}

function referencePage(name: string, schema: Schema): SitePage {
  const title = (schema.title ?? name).replace(/^Vigie : /, "");
  const shown = title.charAt(0).toUpperCase() + title.slice(1);
  const rows = rowsOf(schema, { path: [], root: schema, seen: [] });
  return {
    path: `reference/${name}.html`,
    title: shown,
    language: "fr",
    titles: [],
    entries: rows.map(({ key, says }) => ({ anchor: key, title: `${key} : ${says}` })),
    main: html`<h1>${shown}</h1>
<p>Les clés de ce fichier, avec ce que chacune dit. <code>NOM</code> est un nom que vous choisissez, <code>[]</code> un élément d’une liste. Un éditeur qui
connaît le <a href="https://json-schema.org/">schéma JSON</a> publié les complète et les vérifie.</p>
<div class="scroll" role="group" aria-label="Clés" tabindex="0"><table>
<thead><tr><th scope="col">Clé</th><th scope="col">Ce qui s’y écrit</th><th scope="col">Ce qu’elle dit</th></tr></thead>
<tbody>${rows.map(
      ({
        key,
        form,
        isRequired,
        says,
      }) => html`<tr id="${key}"><th scope="row"><code>${key}</code></th><td>${form}${isRequired ? ", obligatoire" : ""}</td><td>${says}</td></tr>
`,
    )}</tbody>
</table></div>`,
  };
}

interface Row {
  readonly key: string;
  readonly form: Markup;
  readonly isRequired: boolean;
  readonly says: string;
}

interface Where {
  readonly path: readonly string[];
  readonly root: Schema;
  /** Definitions that are being described: one may hold itself. */
  readonly seen: readonly string[];
}

function rowsOf(schema: Schema, where: Where): readonly Row[] {
  const { path, root } = where;
  return variantsOf(schema, where).flatMap(({ schema: variant, seen }) => {
    if (isText(variant)) return [];
    const inside = { ...where, seen };
    const named = Object.entries(variant.properties ?? {}).flatMap(([key, child]) =>
      rowsAt(child, { ...inside, path: [...path, key] }, variant.required?.includes(key) === true),
    );
    const free =
      typeof variant.additionalProperties === "object"
        ? rowsAt(variant.additionalProperties, { ...inside, path: [...path, "NOM"] }, false)
        : [];
    const items =
      variant.items === undefined
        ? []
        : rowsOf(variant.items, { path: [...path.slice(0, -1), `${path.at(-1) ?? ""}[]`], root, seen });
    return [...named, ...free, ...items];
  });
}

function rowsAt(schema: Schema, where: Where, isRequired: boolean): readonly Row[] {
  const variants = variantsOf(schema, where);
  const says = descriptionOf(schema, where.root);
  const row: Row = {
    key: where.path.join("."),
    form: formOf(variants.map((variant) => variant.schema)),
    isRequired,
    says,
  };
  const below = rowsOf(schema, where);
  // The same key may stand in several variants.
  return [...Map.groupBy([row, ...below], ({ key }) => key).values()].flatMap(([first]) => first ?? []);
}

/** A text, or the same in each language, on one line. */
function isText({ properties = {} }: Schema): boolean {
  return Object.keys(properties).join() === "fr,en";
}

/** What a schema may be, references and combinations taken apart; nothing of a definition that is being described. */
function variantsOf(
  schema: Schema,
  { root, seen }: Pick<Where, "root" | "seen">,
): readonly { readonly schema: Schema; readonly seen: readonly string[] }[] {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace("#/definitions/", "");
    if (seen.includes(name)) return [];
    return variantsOf(root.definitions?.[name] ?? {}, { root, seen: [...seen, name] });
  }
  const within = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (within !== undefined) return within.flatMap((one) => variantsOf(one, { root, seen }));
  return [{ schema, seen }];
}

function descriptionOf(schema: Schema, root: Schema): string {
  if (schema.description !== undefined) return schema.description;
  const [only] = schema.allOf ?? (schema.$ref === undefined ? [] : [schema]);
  const name = only?.$ref?.replace("#/definitions/", "");
  const definition = name === undefined ? undefined : root.definitions?.[name];
  return definition === undefined || definition === schema ? "" : descriptionOf(definition, root);
}

const forms: Readonly<Record<string, string>> = {
  string: "texte",
  number: "nombre",
  integer: "nombre entier",
  boolean: "true ou false",
  object: "clés",
  array: "liste",
};

function formOf(variants: readonly Schema[]): Markup {
  const all = variants.map((variant) => {
    if (isText(variant)) return "fr: et en:";
    const { type, enum: cases, const: only } = variant;
    const values = cases ?? (only === undefined ? [] : [only]);
    return values.length > 0 ? values.map(String).join(", ") : (forms[type ?? ""] ?? "valeur");
  });
  return html`${[...new Set(all)].join(" ou ")}`;
}
