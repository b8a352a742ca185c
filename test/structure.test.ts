import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync, Visitor } from "oxc-parser";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const sources = ["packages", "apps"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path).replaceAll("\\", "/"))
    .filter((path) => /^(?:packages|apps)\/[\w-]+\/src\/.*\.tsx?$/.test(path)),
);

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What the tests below ask of each source, found in one walk over its syntax. */
const found = sources.map((path) => {
  const text = readFileSync(join(root, path), "utf8");
  const { program, errors } = parseSync(path, text);
  const functions: number[] = [];
  const assertions: string[] = [];
  const exported: string[] = [];
  const measured = ({ start, end }: Span) => functions.push(text.slice(start, end).split("\n").length);
  new Visitor({
    FunctionDeclaration: measured,
    FunctionExpression: measured,
    ArrowFunctionExpression: measured,
    TSAsExpression({ typeAnnotation: { start, end } }) {
      const type = text.slice(start, end);
      if (type !== "const") assertions.push(type);
    },
    ExportNamedDeclaration({ declaration }) {
      if (declaration === null) return;
      const { start, end } = declaration;
      const [, name] =
        /^(?:declare )?(?:abstract )?(?:async )?(?:const|let|function\*?|interface|type|class) (\w+)/.exec(
          text.slice(start, end),
        ) ?? [];
      if (name !== undefined) exported.push(name);
    },
  }).visit(program);
  return { path, errors, assertions, exported, longest: Math.max(0, ...functions) };
});

/** Greatest number of lines of a function. */
const linesMax = 120;

test("every source is parsed", () => {
  expect(found.length).toBeGreaterThan(900);
  expect(found.filter(({ errors }) => errors.length > 0).map(({ path }) => path)).toEqual([]);
});

test(`no function is longer than ${linesMax} lines`, () => {
  const tooLong = found
    .filter(({ longest }) => longest > linesMax)
    .map(({ path, longest }) => `${path}: ${longest}`);
  expect(tooLong).toEqual([]);
});

/** Type assertions, each with its reason: biome refuses others, and the list only gets shorter. */
const assertions = [
  // A brand is a type alone, given by its one maker.
  "packages/disclosure/src/protect.ts: ProtectedTable",
  "packages/words/src/message-value.ts: MessageValue",
  // A message port has all that is asked of a worker, but the two members that it is given there.
  "packages/engine/src/connectors/workers.ts: Worker",
  "packages/engine/src/connectors/workers.ts: unknown",
  // A worker answers each method with what it returns: the types of both sides meet there alone.
  "apps/station-page/src/core/open-station.ts: StationRequest",
  "apps/station-page/src/core/open-station.ts: ReturnType<StationInWorker[Method]>",
  // Contacts have no question of several answers, which the type of units allows.
  "apps/station-page/src/page/draft-edits.ts: PartDraft",
];

test("no type assertion but those listed", () => {
  const made = found.flatMap(({ path, assertions }) => assertions.map((type) => `${path}: ${type}`));
  expect(made.toSorted()).toEqual(assertions.toSorted());
});

/** Names that two sources or more export: the list only gets shorter. */
const exportedTwice = new Set(
  `
  addressOf Agreement Answer answer answerGrid any bands Block Blocks Boundary catalogue Cell cell CellReading
  Cells cellsIn cellsOf CellSums cellText Center Change changesBetween Choice Choices codeAt codeText Column
  columnOf comment compare Compared comparedIn Comparison Condition contact contactColumns correctionOf Counted
  DataFile dataPackage dayOf days daysBetween dayText describedProblems divergingBars Drawing elsewhere Engine
  Entry Evidence evidenceOf field fileKindOf formatterIn formatterOf fraction grouped heatTable hidden holds
  identifier Inline Inlines inputError isDay isFlag itemsOf journey JourneyStep keysOf KnownCode knownCodes
  labelOf languageOf levelsOf Line lineAt lineOf listed lookUp main Margin Mark membersOf messagesIn
  MissingKind months NamedFile nameOf nameSimilarity namesIn NoisyCount NoisyShare notComputed note numberOf
  numberText OpenFile Origin othersOf overlap Page PageContext PageFormatter Paper paperOf Part partnerName
  partnerOf partsOf pathOf period periodOf Place placeList plain plainText Point Population problem profileFile
  profileOf Progress Quantity quantityOf quoted Rate rate readBoundaries readChoices Reading readMark
  readPlaces recode record recordsIn Reference ReferenceKind refusalOf refuse Relation Release releasedRows
  Remark resolveContacts Role rounded Run RunStep Scope set setAsideReasons SetPaper severities shell
  SigningKey silenceOf sizeOf SourceDraft sourceOf Span stackedBars studyName studyText Subject sum summaryOf
  symbolMap Table table Terminal Territory Text text textIn textOf textsOf timezones today Uncertainty
  universeOf unknownValues upset utf8Text Value Verdict View viewOf windowOfPeriod withFile wrapped writeWhole
  written years
  `
    .trim()
    .split(/\s+/),
);

test("a name is exported once, but those listed", () => {
  const byName = Map.groupBy(
    found.flatMap(({ path, exported }) => [...new Set(exported)].map((name) => ({ name, path }))),
    ({ name }) => name,
  );
  const again = [...byName]
    .filter(([name, all]) => all.length > 1 && !exportedTwice.has(name))
    .map(([name, all]) => `${name}: ${all.map(({ path }) => path).join(", ")}`);
  expect(again).toEqual([]);
});
