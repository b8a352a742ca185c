import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { vigie, workbench } from "../apps/cli/test/vigie.ts";
import { dataFiles } from "../packages/core/publication/src/exports/data-files.ts";
import { contentOf, smallEdition } from "../packages/core/publication/test/exports/edition.ts";

/**
 * Elements that each element of a workbook may hold, in the order that its schema asks for (ECMA-376, 5th edition, part 1, sections
 * 18.2 to 18.8, and part 2, section 11). Excel and LibreOffice refuse, or repair, a part in another order.
 */
const order: Readonly<Record<string, string>> = {
  worksheet:
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst",
  sheetPr: "tabColor outlinePr pageSetUpPr",
  sheetViews: "sheetView*",
  sheetView: "pane selection pivotSelection",
  cols: "col*",
  sheetData: "row*",
  row: "c*",
  c: "f v is",
  is: "t",
  autoFilter: "filterColumn*",
  mergeCells: "mergeCell*",
  dataValidations: "dataValidation*",
  dataValidation: "formula1 formula2",
  hyperlinks: "hyperlink*",
  headerFooter: "oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter",
  workbook:
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst",
  bookViews: "workbookView*",
  sheets: "sheet*",
  definedNames: "definedName*",
  styleSheet: "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst",
  numFmts: "numFmt*",
  fonts: "font*",
  font: "b i strike condense extend outline shadow u vertAlign sz color name family charset scheme",
  fills: "fill*",
  fill: "patternFill gradientFill",
  patternFill: "fgColor bgColor",
  borders: "border*",
  border: "left right top bottom diagonal vertical horizontal",
  left: "color",
  right: "color",
  top: "color",
  bottom: "color",
  cellStyleXfs: "xf*",
  cellXfs: "xf*",
  xf: "alignment protection",
  cellStyles: "cellStyle*",
  Types: "Default* Override*",
  Relationships: "Relationship*",
};

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Our own XML, which has no comment, no section and no attribute in single quotes: anything else fails. */
function parsed(xml: string): Element {
  const top: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [top];
  const token = /<\?xml [^>]*\?>\s*|<\/([\w:]+)>|<([\w:]+)((?: [\w:]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  let end = 0;
  for (const [whole, closed, name, attributes = "", alone, text] of xml.matchAll(token)) {
    end += whole.length;
    const parent = open.at(-1) ?? top;
    if (closed !== undefined) {
      if (open.pop()?.name !== closed) throw new RangeError(`</${closed}> closes another element`);
    } else if (text !== undefined) parent.text += text;
    else if (name !== undefined) {
      const pairs = [...attributes.matchAll(/ ([\w:]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [
        key,
        value,
      ]);
      const element: Element = { name, attributes: Object.fromEntries(pairs), children: [], text: "" };
      if (pairs.length !== Object.keys(element.attributes).length)
        throw new RangeError(`an attribute twice in ${name}`);
      parent.children.push(element);
      if (alone === "") open.push(element);
    }
  }
  expect([end, open.length, top.children.length]).toEqual([xml.length, 1, 1]);
  return top.children[0] ?? top;
}

function* within(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) yield* within(child);
}

/** What is wrong in what elements hold: their order, an element of another schema, a count, an empty list. */
function mistakesIn(part: Element): readonly string[] {
  return [...within(part)].flatMap(({ name, attributes, children }) => {
    if (children.length === 0)
      return /s$/.test(name) && order[name]?.includes("*") === true ? [`<${name}> is empty`] : [];
    const schema = (order[name] ?? "").split(" ");
    const ranks = children.map((child) => schema.findIndex((one) => one.replace("*", "") === child.name));
    const isRight = ranks.every((rank, at) => {
      const before = ranks[at - 1] ?? -1;
      return rank >= 0 && (rank > before || (rank === before && schema[rank]?.endsWith("*") === true));
    });
    const { count } = attributes;
    return [
      ...(isRight ? [] : [`<${name}> holds ${[...new Set(children.map((child) => child.name))].join(", ")}`]),
      ...(count === undefined || Number(count) === children.length ? [] : [`<${name}> counts ${count}`]),
    ];
  });
}

const lengthOf = (text = "") => text.replaceAll(/&\w+;/g, "_").length;

/** What Excel refuses though the schema does not: too long a text, a cell twice or out of order, a style that is none. */
function limitsIn(sheet: Element, styles: number): readonly string[] {
  const all = [...within(sheet)];
  const named = (name: string) => all.filter((one) => one.name === name);
  const cells = named("c").map(({ attributes: { r = "", s } }) => {
    const [, letters = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(r) ?? [];
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    return { r, style: Number(s), place: Number(row) * 16_384 + column };
  });
  return [
    ...cells
      .filter(({ place }, at) => !(place > (cells[at - 1]?.place ?? 0)))
      .map(({ r }) => `${r} is not in its place`),
    ...cells.filter(({ style }) => !(style < styles)).map(({ r }) => `${r} has no style`),
    ...named("t")
      .filter(({ text }) => lengthOf(text) > 32_767)
      .map(() => "a cell is too long"),
    ...named("formula1")
      .filter(({ text }) => text.startsWith("&quot;") || text.startsWith('"'))
      .filter(({ text }) => lengthOf(text) > 257)
      .map(() => "a list is too long"),
    ...named("dataValidation")
      .filter(({ attributes: { errorTitle, error } }) => lengthOf(errorTitle) > 32 || lengthOf(error) > 225)
      .map(({ attributes: { sqref } }) => `the message of ${sqref} is too long`),
    ...[...named("oddHeader"), ...named("oddFooter")]
      .filter(({ text }) => lengthOf(text) > 255)
      .map(() => "a header is too long"),
  ];
}

function mistakesOf(workbook: Uint8Array): readonly string[] {
  const parts = new Map(
    Object.entries(unzipSync(workbook)).map(([path, bytes]) => [path, parsed(strFromU8(bytes))]),
  );
  const partAt = (path: string) => {
    const part = parts.get(path);
    if (part === undefined) throw new RangeError(`no ${path}`);
    return part;
  };
  const styles =
    partAt("xl/styles.xml").children.find(({ name }) => name === "cellXfs")?.children.length ?? 0;
  const book = partAt("xl/workbook.xml");
  const sheets = [...within(book)].filter(({ name }) => name === "sheet").map(({ attributes }) => attributes);
  const targets = new Map(
    partAt("xl/_rels/workbook.xml.rels").children.map(({ attributes: { Id = "", Target = "" } }) => [
      Id,
      Target,
    ]),
  );
  const typed = partAt("[Content_Types].xml").children.flatMap(
    ({ attributes: { PartName } }) => PartName ?? [],
  );
  const names = sheets.map(({ name = "" }) => name.toLowerCase());
  return [
    ...[...parts]
      .filter(([path]) => path !== "docProps/core.xml")
      .flatMap(([path, part]) => mistakesIn(part).map((one) => `${path}: ${one}`)),
    ...[...parts]
      .filter(([path]) => path.startsWith("xl/worksheets/"))
      .flatMap(([path, part]) => limitsIn(part, styles).map((one) => `${path}: ${one}`)),
    ...sheets
      .filter((sheet) => !parts.has(`xl/${targets.get(sheet["r:id"] ?? "")}`))
      .map(({ name }) => `no part for ${name}`),
    ...sheets
      .filter(({ name = "" }) => lengthOf(name) > 31 || /[[\]:*?/\\]/.test(name))
      .map(({ name }) => `no name of a sheet: ${name}`),
    ...(new Set(names).size === names.length ? [] : ["two sheets have one name"]),
    ...typed.filter((path) => !parts.has(path.slice(1))).map((path) => `no part at ${path}`),
  ];
}

let folder: string;
let clear: () => Promise<void>;
beforeAll(async () => {
  ({ folder, clear } = await workbench());
});
afterAll(() => clear());

const studies = join(import.meta.dirname, "../studies");

/** Workbooks to fill in of units, of a survey, and of service tests. */
test.each(["services-sociaux", "enquete-usagers", "tests-services"])(
  "the workbooks that %s hands out are in the order of their schemas",
  async (study) => {
    const { code, error } = await vigie(["kit", join(studies, "modeles", study), "--out", study], folder);
    expect([code, error]).toEqual([0, ""]);
    const written = readdirSync(join(folder, study), { recursive: true, encoding: "utf8" }).filter((path) =>
      path.endsWith(".xlsx"),
    );
    expect(written.length).toBeGreaterThan(0);
    for (const path of written)
      expect([path, mistakesOf(readFileSync(join(folder, study, path)))]).toEqual([path, []]);
  },
);

test("so are a form, the workbook to type its answers in, and that of a publication", async () => {
  const words = ["--source", "enquete_insertion", "--out", "form.xlsx", "--workbook", "saisie.xlsx"];
  const { code } = await vigie(["form", "export", join(studies, "publics-fragiles"), ...words], folder);
  expect(code).toBe(0);
  for (const path of ["form.xlsx", "saisie.xlsx"])
    expect([path, mistakesOf(readFileSync(join(folder, path)))]).toEqual([path, []]);
  const published = contentOf(dataFiles(await smallEdition()), "petite-etude.xlsx");
  expect(mistakesOf(published instanceof Uint8Array ? published : new Uint8Array())).toEqual([]);
});

test("a part in another order, an empty list and a wrong count are found", () => {
  const sheet = (inside: string) => parsed(`<worksheet>${inside}</worksheet>`);
  expect(mistakesIn(sheet('<sheetData><row r="1"/></sheetData><cols><col/></cols>'))).toEqual([
    "<worksheet> holds sheetData, cols",
  ]);
  expect(
    mistakesIn(sheet('<cols></cols><dataValidations count="2"><dataValidation/></dataValidations>')),
  ).toEqual(["<cols> is empty", "<dataValidations> counts 2"]);
});
