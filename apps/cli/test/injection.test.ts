import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
import { vigie, workbench, writeExample, writeFiles } from "./vigie.ts";

/** What a label could try: pages, spreadsheets, the typesetter, Markdown, messages, and each closes what came before. */
const hostile = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '=HYPERLINK("https://exemple.fr","ici")',
  "@SUM(A1)",
  '#read("/etc/passwd")',
  "*gras* $x$ `code` @reference <etiquette>",
  "[lien](javascript:alert(1))",
  ":share[groupes]{group=mixed}",
  "{count, plural, other {#}}",
  "]]> <!-- &lt;",
];

let folder: string;
let clear: () => Promise<void>;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
  await writeExample(folder);
  await writeFiles(join(folder, "etude"), hostileStudy());
  for (const words of [
    ["run", "etude", "--partner", "caf", "--data", "caf.yaml", "--out", "sortie"],
    ["assemble", "etude", join("sortie", "bundle.zip"), "--out", "site", "--pdf", "site.pdf"],
  ]) {
    const { code, error } = await vigie(words, folder);
    if (code !== 0) throw new RangeError(error);
  }
});
afterAll(() => clear());

/** The small study, with one hostile text after the other in place of every label and title. */
function hostileStudy(): ReadonlyMap<string, string> {
  let next = 0;
  const text = (key: string) => `${key}${JSON.stringify(hostile[next++ % hostile.length])}`;
  return new Map(
    [...newStudy()].map(([path, yaml]) => [
      path,
      yaml
        .replaceAll(/^( *title: ).*$/gm, (_, key) => text(key))
        .replaceAll(/(\b(?:label|one|many): )(?![{"])[^,}\n]+?(?= *[,}\n])/g, (_, key) => text(key)),
    ]),
  );
}

async function filesOf(root: string, end: RegExp): Promise<readonly (readonly [string, Uint8Array])[]> {
  const paths = (await readdir(join(folder, root), { recursive: true })).filter((path) => end.test(path));
  return Promise.all(paths.map(async (path) => [path, await readFile(join(folder, root, path))] as const));
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");

test("pages hold every label as text: no element, attribute or address comes of one", async () => {
  const pages = [...(await filesOf("site", /\.html$/)), ...(await filesOf("sortie", /\.html$/))];
  const all = pages.map(([, bytes]) => text(bytes)).join("\n");
  expect(pages.length).toBeGreaterThan(10);
  expect(all).toContain("&#60;script&#62;alert(1)&#60;/script&#62;");
  const tags = all.match(/<[a-z][^<>]*(?:"[^"]*"[^<>]*)*>/gi) ?? [];
  expect(tags.filter((tag) => /^<(?:img|etiquette)\b/.test(tag))).toEqual([]);
  expect(tags.filter((tag) => /\s(?:on[a-z]+)=/.test(tag.replaceAll(/"[^"]*"/g, '""')))).toEqual([]);
  expect(tags.filter((tag) => /(?:href|src)="\s*(?:javascript:|data:[^,])/i.test(tag))).toEqual([]);
  expect(all).not.toContain("<script>alert");
});

test("CSV begins no cell as a formula", async () => {
  const tables = await filesOf("site/donnees", /\.csv$/);
  expect(tables.length).toBeGreaterThan(1);
  for (const [path, bytes] of tables) expect(text(bytes), path).not.toMatch(/(?:^|,|\n)"?[=@+]/);
});

test("the workbook is XML that holds no formula and no address", async () => {
  const [[, workbook] = ["", new Uint8Array()]] = await filesOf("site/donnees", /\.xlsx$/);
  const parts = Object.entries(unzipSync(workbook)).map(([path, bytes]) => [path, text(bytes)] as const);
  expect(parts.map(([, xml]) => xml).join("")).toContain(">@SUM(A1)<");
  for (const [path, xml] of parts) expect(xml, path).not.toMatch(/<f[ >]|<hyperlink [^>]*r:id|<script/);
});

test("the private files of the partner and its bundle hold them as text too", async () => {
  const bundle = text(await readFile(join(folder, "sortie", "bundle.zip")));
  expect(bundle).toContain('"name":"groupes"');
  for (const [path, bytes] of await filesOf("sortie/private/tables", /\.csv$/))
    expect(text(bytes), path).not.toMatch(/HYPERLINK|script/);
});
