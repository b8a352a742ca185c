import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseAst } from "vitest/node";

const root = join(import.meta.dirname, "..");

/** Files and folders that hold tags as text, or make markup by hand, with the reason. */
const exceptions: Readonly<Record<string, string>> = {
  "packages/core/documents/src/": "the package that makes markup",
  "packages/core/files/src/document/": "the XML of text documents, which has its own escape",
  "packages/core/files/src/xlsx/writing/": "the XML of workbooks, which has its own escape",
  "packages/core/engine/src/profile/profile-columns.ts":
    "a regular expression of what means no value, as <na>",
  "packaging/portable/guide-page.ts": "guides of this repository, in Markdown: its converter escapes texts",
  "apps/partner-page/src/page/parts/private-page-part.tsx":
    "looks for the main part of a page, and writes none",
};

const sources = ["packages", "apps", "packaging"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path}`),
  )
  .filter((path) => /^(?:(?:packages\/\w+|apps)\/[\w-]+\/src|packaging)\/.*\.(?:ts|tsx|js)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

const tags = ["html", "attributes", "css"];
/** A tag, a comment or a declaration that begins. */
const markup = /<(?:!--|!doctype|\/?[a-z][a-z0-9]*(?=[\s/>]|$))/i;
/** What a file without it need not be parsed for: tags, save those that are types of TypeScript. */
const maybe =
  /<(?:!|\/|(?!(?:any|bigint|boolean|const|keyof|never|number|object|readonly|string|typeof|unknown|void)\b)[a-z])|new (?:Markup|Attributes)\b/;

interface Found {
  readonly line: number;
  readonly what: string;
}

/** Strings and templates that hold HTML outside of the package's tags, and markup made in another way than by them. */
function htmlStrings(code: string, lang: "ts" | "tsx"): readonly Found[] {
  if (!maybe.test(code)) return [];
  const found: Found[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { type, start, value, quasis, tag, quasi, callee }: Record<string, unknown> = { ...node };
    const what =
      type === "Literal" && typeof value === "string"
        ? value
        : type === "TemplateLiteral"
          ? textOf(quasis)
          : type === "NewExpression" && /^(?:Markup|Attributes)$/.test(nameOf(callee))
            ? `<${nameOf(callee)}>`
            : "";
    if (markup.test(what)) found.push({ line: code.slice(0, Number(start)).split("\n").length, what });
    const isTagged = type === "TaggedTemplateExpression" && tags.includes(nameOf(tag));
    for (const child of Object.values(isTagged ? Object(quasi).expressions : node)) visit(child);
  };
  visit(parseAst(code, { lang }));
  return found;
}

function nameOf(node: unknown): string {
  return typeof node === "object" && node !== null ? String(Reflect.get(node, "name")) : "";
}

/** The texts of a template, a space for each value. */
function textOf(quasis: unknown): string {
  return Array.isArray(quasis) ? quasis.map((one) => one.value.raw).join(" ") : "";
}

test.each([
  ["a string", 1, "const a = '<p>b</p>';"],
  ["a template", 1, "const a = `<p>$b</p>`;".replace("$b", "$" + "{b}")],
  ["the end of a tag in a sum", 1, "const a = b + '</p>';"],
  [
    "a string in a template with the tag",
    1,
    "const a = html`<p>$b</p>`;".replace("$b", "$" + "{'<b>c</b>'}"),
  ],
  ["markup made by hand", 1, "const a = new Markup(b);"],
  ["the tag in the tag", 0, "const a = html`<p>$b</p>`;".replace("$b", "$" + "{html`<b>c</b>`}")],
  ["a comparison", 0, "const a = b < c ? 'x < y' : '<-';"],
  ["types", 0, "const a: Map<string, Set<number>> = new Map<string, Set<number>>();"],
])("%s: %i found", (_, count, code) => {
  expect(htmlStrings(code, "ts")).toHaveLength(count);
});

test("no HTML is made out of strings", () => {
  const found = sources
    .filter(({ path }) => !Object.keys(exceptions).some((exception) => path.startsWith(exception)))
    .flatMap(({ path, text }) =>
      htmlStrings(text, path.endsWith("x") ? "tsx" : "ts").map(
        ({ line, what }) => `${path}:${line} ${what.slice(0, 60)}`,
      ),
    );
  expect(found).toEqual([]);
});
