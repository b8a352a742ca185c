import { type ContactsDraft, columnMapping, newDraft, type UnitsDraft } from "@vigie/mapping";
import { expect, test } from "vitest";
import { withAssignedPart } from "../../src/page/actions/open-file.ts";
import { noChoices, type Part } from "../../src/page/choices.ts";
import { meaningOf, partOf, withField, withMeaning, withPart } from "../../src/page/draft-edits.ts";

const units: Part = { source: "foyers", role: "units" };
const contacts: Part = { source: "foyers", role: "contacts" };
const empty = newDraft({ id: "etude" }, { id: "caf" }, "secret");
const read = (file: string, ...columns: readonly string[]): ContactsDraft => ({
  input: { kind: "file", file, format: {} },
  key: "id",
  pad: null,
  otherRows: "refuse",
  fields: new Map(columns.map((column) => [column, columnMapping(column)])),
});
const unitsIn = (file: string, ...columns: readonly string[]): UnitsDraft => ({
  ...read(file, ...columns),
  shape: null,
  otherRows: "refuse",
});
const proposal = {
  role: "units",
  roleReason: "",
  key: null,
  fields: new Map(),
  multiples: new Map(),
  carried: new Map(),
  absent: [],
  near: new Map(),
  left: [],
} as const;
const guess = {
  proposals: { fr: proposal, en: proposal },
  profile: {
    file: "",
    kind: "csv",
    csv: null,
    sheets: null,
    headerRow: 1,
    rows: 0,
    columns: [],
    firstRows: [],
    twice: [],
    nameless: 0,
    lastRow: null,
  },
  conversion: null,
  replaced: null,
  otherRows: [],
} as const;

test("units drawn from contacts go with these", () => {
  const drawn: UnitsDraft = { ...unitsIn("x"), input: null };
  const both = withPart(withPart(empty, contacts, read("journal.csv")), units, drawn);
  expect(partOf(both, units)).toEqual(drawn);
  expect(partOf(withPart(both, contacts, null), units)).toBeNull();
});

test.for([
  ["what was decided of the columns stays, and other fields are guessed", ["sexe"], false, ["sexe", "age"]],
  ["unless the guess is taken whole", ["sexe"], true, ["age"]],
  ["nothing decided: the guess is taken", [], false, ["age"]],
] as const)("another file for a part: %s", ([, decided, isWhole, left]) => {
  const before = withPart(empty, units, unitsIn("2022.csv", ...decided));
  const draft = withPart(empty, units, unitsIn("2023.csv", "age"));
  const after = withAssignedPart({ ...noChoices, draft: before }, units, { draft, guess, isWhole }).draft;
  const part = after === null ? null : partOf(after, units);
  expect([...(part?.fields.keys() ?? [])]).toEqual(left);
  expect(part?.input).toMatchObject({ file: "2023.csv" });
});

test("a log that carries its units gives them too, where they have no file", () => {
  const carried = withPart(withPart(empty, contacts, read("journal.csv")), units, {
    ...unitsIn("x", "age"),
    input: null,
  });
  const given = (before: typeof empty) =>
    withAssignedPart({ ...noChoices, draft: before }, contacts, { draft: carried, guess, isWhole: false })
      .draft;
  const drawn = given(empty);
  expect(drawn && partOf(drawn, units)).toMatchObject({ input: null });
  const draft = given(withPart(empty, units, unitsIn("unites.csv", "sexe")));
  expect(draft && partOf(draft, units)).toMatchObject({ input: { file: "unites.csv" } });
});

test("a value means a code, nothing, or is not decided: the last choice holds", () => {
  const one = withMeaning(columnMapping("sexe"), "9", { kind: "code", code: "man" });
  expect(meaningOf(one, "9")).toEqual({ kind: "code", code: "man" });
  const none = withMeaning(one, "9", { kind: "none" });
  expect(meaningOf(none, "9")).toEqual({ kind: "none" });
  expect(none.codes.size).toBe(0);
  const open = withMeaning(none, "9", { kind: "open" });
  expect(meaningOf(open, "9")).toEqual({ kind: "open" });
  expect(open.without).toEqual([]);
});

test("a field of a part that no file gives is not written", () => {
  expect(withField(empty, units, "sexe", columnMapping("sexe"))).toBe(empty);
});
