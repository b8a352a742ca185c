import { describeProblem } from "@vigie/words";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isMap, isSeq, parseDocument } from "yaml";
import { newStudy } from "../../../../test/new-study.ts";
import { loadStudy, studyProblems } from "../src/index.ts";
import { readFolder } from "./read-folder.ts";

const long = process.env.VIGIE_LONG !== undefined;
const runs = { numRuns: long ? 5_000 : 200, ...(long ? {} : { seed: 20_221_231 }) };

const studies = [readFolder("base-study"), newStudy()];
const lines = studies.flatMap((files) => [...files.values()].flatMap((text) => text.split("\n")));
const words = [...new Set(lines.flatMap((line) => line.split(/[\s{},[\]]+/)))].filter((word) => word !== "");

type Mutation = (text: string, at: number) => string;

const cut = (text: string, at: number) => Math.floor(at * text.length);
const lineAt = (text: string, at: number) => Math.floor(at * text.split("\n").length);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.constant<Mutation>((text, at) => text.split("\n").toSpliced(lineAt(text, at), 1).join("\n")),
  fc.constant<Mutation>((text, at) => text.slice(0, cut(text, at))),
  fc.constant<Mutation>((text, at) => text.slice(0, cut(text, at)) + text.slice(cut(text, at) + 1)),
  fc
    .constantFrom(...lines)
    .map<Mutation>((line) => (text, at) => text.split("\n").toSpliced(lineAt(text, at), 0, line).join("\n")),
  fc.constantFrom(...words).map<Mutation>((word) => (text, at) => {
    const start = cut(text, at);
    return text.slice(0, start) + text.slice(start).replace(/[^\s{},[\]:]+/, () => word);
  }),
  fc
    .constantFrom(
      ..."{}[]:,-#&*!|>%@`'\"?\t \n~",
      "\u0000",
      "\u{1F600}",
      "\uD800",
      "<<: ",
      "_T",
      "__proto__: 1\n",
      "1e999",
      ".nan",
      "null",
    )
    .map<Mutation>(
      (text) => (before, at) => before.slice(0, cut(before, at)) + text + before.slice(cut(before, at)),
    ),
);

const mutated = fc
  .record({
    study: fc.constantFrom(...studies),
    file: fc.nat(),
    changes: fc.array(fc.tuple(mutation, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ study, file, changes }) => {
    const entries = [...study];
    const [path, text] = entries[file % entries.length] ?? ["study.yaml", ""];
    return new Map([...study, [path, changes.reduce((changed, [mutate, at]) => mutate(changed, at), text)]]);
  });

test("whatever is written in a study, it loads or every mistake can be said", async () => {
  await fc.assert(
    fc.asyncProperty(mutated, async (files) => {
      const result = await loadStudy(files);
      if ("study" in result) return;
      expect(result.errors.length).toBeGreaterThan(0);
      for (const error of result.errors) {
        expect(describeProblem(error, studyProblems, "fr").where).not.toBe("");
        const lineCount = (files.get(error.place.file ?? "") ?? "").split(/\r\n?|\n/).length;
        expect(error.place.line ?? 1).toBeLessThanOrEqual(lineCount);
      }
    }),
    runs,
  );
});

/** Two tables compare with a universe of its own, which may be the one whose form is wrong. */
const compared = new Map([
  ...readFolder("base-study"),
  [
    "indicators.yaml",
    (readFolder("base-study").get("indicators.yaml") ?? "").replace("against: all", "against: north"),
  ],
]);

/** Where each value of a file stands, by the keys that lead to it. */
function pathsIn(node: unknown, at: readonly unknown[] = []): readonly (readonly unknown[])[] {
  const inside = isMap(node)
    ? node.items.flatMap(({ key, value }) => pathsIn(value, [...at, key]))
    : isSeq(node)
      ? node.items.flatMap((item, position) => pathsIn(item, [...at, position]))
      : [];
  return at.length === 0 ? inside : [at, ...inside];
}

test("a value of another type, anywhere in a source or in what is asked of it, is a mistake that can be said", async () => {
  for (const file of ["sources/homes.yaml", "indicators.yaml"])
    for (const path of pathsIn(parseDocument(compared.get(file) ?? "").contents))
      for (const value of [3, "2024-01-01", [1], null, { a: 1 }]) {
        const changed = parseDocument(compared.get(file) ?? "");
        changed.setIn(path, changed.createNode(value));
        const result = await loadStudy(new Map([...compared, [file, changed.toString()]]));
        if ("errors" in result) expect(result.errors.length).toBeGreaterThan(0);
      }
});

test("the order of the files, their line ends and their opening mark change nothing", async () => {
  for (const study of studies) {
    const expected = await loadStudy(study);
    expect(expected).toHaveProperty("study");
    const rewritten = fc.record({
      order: fc.shuffledSubarray([...study.keys()], { minLength: study.size }),
      windows: fc.array(fc.boolean(), { minLength: study.size, maxLength: study.size }),
      marked: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(rewritten, async ({ order, windows, marked }) => {
        const files = order.map((path, position) => {
          const text = study.get(path) ?? "";
          const ended = windows[position] ? text.replaceAll("\n", "\r\n") : text;
          return [path, marked ? `\uFEFF${ended}` : ended] as const;
        });
        expect(await loadStudy(new Map(files))).toEqual(expected);
      }),
      { ...runs, numRuns: 20 },
    );
  }
});
