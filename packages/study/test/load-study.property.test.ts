import { describeProblem } from "@vigie/words";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newStudy } from "../../../test/new-study.ts";
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
