import {
  type ColumnProfile,
  columnMapping,
  type FileProfile,
  type MappingDraft,
  newDraft,
  proposeMapping,
} from "@vigie/mapping";
import { loadStudy } from "@vigie/study";
import { expect, test } from "vitest";
import { readStudyFiles } from "../../../cli/src/study/study-folder.ts";
import { reference } from "../../../cli/test/fiction-of.ts";
import { type Choices, noChoices } from "../../src/page/choices.ts";
import { decisionsOf } from "../../src/page/decisions.ts";
import {
  changedPart,
  partOf,
  withField,
  withFormatOf,
  withMeaning,
  withPart,
} from "../../src/page/draft-edits.ts";

const loaded = await loadStudy(await readStudyFiles(reference));
if ("errors" in loaded) throw new RangeError("the reference study is wrong");
const { study } = loaded;

const column = (name: string, values: ColumnProfile["values"] = []): ColumnProfile => ({
  name,
  filled: 100,
  blank: 0,
  distinct: values.length || 100,
  values,
  missing: [],
  days: { iso: 0, fr: 0, us: 0, compact: 0, date9: 0, excel: 0, sas: 0, sas_datetime: 0, spss: 0 },
  numbers: 0,
});
const profile: FileProfile = {
  file: "fs.csv",
  kind: "csv",
  csv: null,
  sheets: null,
  headerRow: 1,
  rows: 100,
  columns: [
    column("id"),
    { ...column("id_repete"), distinct: 90 },
    column("commune", [{ value: "93001", rows: 60 }]),
    column("oui_non", [
      { value: "yes", rows: 90 },
      { value: "P", rows: 10 },
    ]),
  ],
  firstRows: [],
  twice: [],
  nameless: 0,
  lastRow: null,
};

const structures = { source: "structures", role: "units" } as const;
const mapped = withPart(newDraft(study, { id: "odds93" }, "secret"), structures, {
  input: { kind: "file", file: "fs.csv", format: {} },
  shape: null,
  key: "id",
  pad: null,
  otherRows: "refuse",
  fields: new Map([["itinerant", columnMapping("oui_non")]]),
});
const decided = withField(
  mapped,
  structures,
  "itinerant",
  withMeaning(columnMapping("oui_non"), "P", { kind: "code", code: "no" }),
);

/** Of one source, what is left to decide: the kind, and the field or the number of rows. */
function left(draft: MappingDraft, open = true): readonly (readonly (string | number)[])[] {
  const choices: Choices = { ...noChoices, partner: "odds93", draft };
  const profiles = new Map(open ? [["fs.csv", profile]] : []);
  return decisionsOf(study, choices, profiles).flatMap((decision) => {
    if (!("source" in decision) || decision.source !== "structures") return [];
    return [
      [
        decision.kind,
        ...("field" in decision ? [decision.field] : []),
        ...("rows" in decision ? [decision.rows] : []),
      ],
    ];
  });
}

test("a workbook with other sheets of one header waits for the sheet to be named, which the run then reads", () => {
  const sheets = { read: "2023", others: ["2024"] };
  const undecided: FileProfile = { ...profile, kind: "xlsx", sheets: { ...sheets, alike: ["2024"] } };
  const named: FileProfile = { ...profile, kind: "xlsx", sheets: { read: "2024", others: ["2023"] } };
  const kindsOf = (draft: MappingDraft, read: FileProfile) =>
    decisionsOf(study, { ...noChoices, partner: "odds93", draft }, new Map([["fs.csv", read]])).flatMap(
      (decision) => ("role" in decision && decision.source === "structures" ? [decision.kind] : []),
    );
  expect(kindsOf(decided, undecided)).toEqual(["sheet"]);
  const after = withFormatOf(decided, "fs.csv", named);
  expect(kindsOf(after, named)).toEqual([]);
  expect(partOf(after, structures)?.input).toMatchObject({ format: { kind: "xlsx", sheet: "2024" } });
});

const accept = ["accept-nothing"];

test.for<[string, MappingDraft, boolean, ReturnType<typeof left>]>([
  ["no file", withPart(mapped, structures, null), true, [["file"], accept]],
  ["a file that is not open", mapped, false, [["file-not-open"], accept]],
  ["a value that the study does not know", mapped, true, [["values", "itinerant", 10], accept]],
  ["a value that was translated", decided, true, [accept]],
  [
    "an identifier of another column",
    changedPart(decided, structures, { key: "numero" }),
    true,
    [["key"], accept],
  ],
  [
    "an identifier that stands on several rows",
    changedPart(decided, structures, { key: "id_repete" }),
    true,
    [["key-twice", 10], accept],
  ],
  [
    "a column of too many values for a list of codes",
    withField(decided, structures, "commune", columnMapping("id")),
    true,
    [["not-codes", "commune"], accept],
  ],
  [
    "a column that is not in the file",
    withField(decided, structures, "commune", columnMapping("ville")),
    true,
    [["column", "commune"], accept],
  ],
  [
    "what the study asks to accept, accepted",
    { ...decided, accepts: { ...decided.accepts, nothing: ["structures"] } },
    true,
    [],
  ],
])("%s", ([, draft, open, expected]) => {
  expect(left(draft, open)).toEqual(expected);
});

test("a row of total is to be set aside; what it holds is then asked of nobody", () => {
  const source = study.sources.get("structures");
  if (source === undefined) throw new RangeError("no such source");
  const totalled: FileProfile = {
    ...profile,
    columns: profile.columns.map((column) =>
      column.name === "commune"
        ? { ...column, values: [...column.values, { value: "237", rows: 1 }] }
        : column,
    ),
    lastRow: new Map([
      ["id", "TOTAL"],
      ["commune", "237"],
    ]),
  };
  const guess = (language: "fr" | "en") =>
    proposeMapping({ source, profile: totalled, chosenRole: "units", keyName: "id", language });
  const guessed = {
    proposals: { fr: guess("fr"), en: guess("en") },
    profile: totalled,
    conversion: null,
    replaced: null,
    otherRows: totalled.lastRow === null ? [] : [totalled.lastRow],
  };
  const kinds = (draft: MappingDraft) =>
    decisionsOf(
      study,
      { ...noChoices, partner: "odds93", draft, guesses: new Map([["structures/units", guessed]]) },
      new Map([["fs.csv", totalled]]),
    ).flatMap((decision) => ("role" in decision && decision.source === "structures" ? [decision.kind] : []));
  expect(kinds(decided)).toEqual(["other-rows", "values"]);
  expect(kinds(changedPart(decided, structures, { otherRows: "set_aside" }))).toEqual([]);
});

test("a guess by its name alone is to be checked until each of its values is translated", () => {
  const source = study.sources.get("structures");
  if (source === undefined) throw new RangeError("no such source");
  const values = [
    { value: "Sur place", rows: 60 },
    { value: "En tournée", rows: 40 },
  ];
  const named = { ...profile, columns: [column("id"), column("itinerant", values)] };
  const guess = (language: "fr" | "en") =>
    proposeMapping({ source, profile: named, chosenRole: "units", keyName: "id", language });
  const guessed = {
    proposals: { fr: guess("fr"), en: guess("en") },
    profile: named,
    conversion: null,
    replaced: null,
    otherRows: [],
  };
  expect(guessed.proposals.fr.fields.get("itinerant")?.isDoubtful).toBe(true);
  const kinds = (mapping: ReturnType<typeof columnMapping>) =>
    decisionsOf(
      study,
      {
        ...noChoices,
        partner: "odds93",
        draft: withField(mapped, structures, "itinerant", mapping),
        guesses: new Map([["structures/units", guessed]]),
      },
      new Map([["fs.csv", named]]),
    ).flatMap((decision) =>
      "field" in decision && decision.source === "structures" && decision.field === "itinerant"
        ? [decision.kind]
        : [],
    );
  const none = columnMapping("itinerant");
  expect(kinds(none)).toEqual(["values"]);
  const one = withMeaning(none, "Sur place", { kind: "code", code: "no" });
  expect(kinds(one)).toEqual(["values"]);
  expect(kinds(withMeaning(one, "En tournée", { kind: "code", code: "yes" }))).toEqual([]);
});
