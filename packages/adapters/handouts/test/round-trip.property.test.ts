import fc from "fast-check";
import { expect, test } from "vitest";
import type {
  Answer,
  AnswerChoice,
  ChoiceList,
  Condition,
  Question,
  Questionnaire,
} from "../src/questionnaire/questionnaire.ts";
import { readXlsform } from "../src/questionnaire/xlsform/read-xlsform.ts";
import { writeXlsform } from "../src/questionnaire/xlsform/write-xlsform.ts";
import { asker } from "./asker.ts";
import { opened } from "./form-workbook.ts";

const text = fc
  .string({ unit: "grapheme-ascii", minLength: 1, maxLength: 12 })
  .map((written) => written.trim())
  .filter((written) => written !== "");
const label = fc.oneof(
  text.map((fr) => ({ fr })),
  fc.tuple(text, text).map(([fr, en]) => ({ fr, en })),
);
const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,6}$/).map((end) => `n${end}`);

const choice = fc.record({
  code: fc.stringMatching(/^[a-z0-9][a-z0-9_]{0,5}$/),
  label,
  missing: fc.option(fc.constantFrom("not_asked", "dont_know", "no_answer", "illegible"), { freq: 3 }),
  from: fc.option(fc.integer({ min: 0, max: 99 }), { freq: 1 }),
  stance: fc.constantFrom("against", "neutral", "for", undefined),
});

const choices = fc
  .uniqueArray(choice, { selector: ({ code }) => code, minLength: 1, maxLength: 5 })
  .map((found): readonly AnswerChoice[] =>
    found.map(({ stance, ...rest }) => (stance === undefined ? rest : { ...rest, stance })),
  );

const lists = fc.uniqueArray(fc.record({ id: name, label, ordered: fc.boolean(), choices }), {
  selector: ({ id }) => id,
  minLength: 1,
  maxLength: 3,
});

/** Bits that choose among what is there: a filter names questions that come before. */
const draft = fc.record({
  name,
  label,
  kind: fc.constantFrom("code", "flag", "codes", "date", "number"),
  list: fc.nat(),
  range: fc.option(
    fc.record({
      from: fc.integer({ min: -50, max: 50 }),
      steps: fc.integer({ min: 1, max: 100 }),
      grain: fc.constantFrom(0.5, 1, 5),
    }),
  ),
  filters: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 2 }),
  exclusive: fc.array(fc.nat(), { maxLength: 2 }),
});

function answerOf(
  { kind, list, range, exclusive }: typeof draft extends fc.Arbitrary<infer One> ? One : never,
  all: readonly ChoiceList[],
): Answer {
  const choiceList = all[list % all.length];
  const codes = choiceList?.choices.map(({ code }) => code) ?? [];
  const picked = new Set(exclusive.flatMap((at) => codes[at % codes.length] ?? []));
  if (kind === "code") return { kind, list: choiceList?.id ?? "" };
  if (kind === "codes") return { kind, list: choiceList?.id ?? "", exclusive: [...picked] };
  if (kind === "number")
    return {
      kind,
      range: range && { from: range.from, to: range.from + range.steps * range.grain, grain: range.grain },
    };
  return { kind };
}

function conditionOn(
  { name: question, answer }: Question,
  at: number,
  isYes: boolean,
  all: readonly ChoiceList[],
): Condition | null {
  const codes =
    "list" in answer ? (all.find(({ id }) => id === answer.list)?.choices.map(({ code }) => code) ?? []) : [];
  const picked = codes[at % codes.length] ?? "";
  const other = codes[(at + 1) % codes.length] ?? "";
  switch (answer.kind) {
    case "code":
      return { question, item: null, answers: [...new Set(isYes ? [picked] : [picked, other])] };
    case "codes":
      return { question, item: picked, answers: [isYes ? "yes" : "no"] };
    case "flag":
      return { question, item: null, answers: [isYes ? "yes" : "no"] };
    default:
      return null;
  }
}

const questionnaire = fc
  .tuple(
    name,
    label,
    fc.option(label),
    lists,
    fc.uniqueArray(draft, { selector: (question) => question.name, minLength: 1, maxLength: 6 }),
  )
  .map(([id, title, purpose, all, drafts]): Questionnaire => {
    const questions: Question[] = [];
    for (const one of drafts) {
      const conditions = new Map<string, Condition>();
      for (const [on, at, isYes] of one.filters) {
        const before = questions[on % Math.max(1, questions.length)];
        const found = before === undefined ? null : conditionOn(before, at, isYes, all);
        if (found !== null) conditions.set(`${found.question} ${found.item}`, found);
      }
      questions.push({
        name: one.name,
        label: one.label,
        answer: answerOf(one, all),
        asked: [...conditions.values()],
      });
    }
    const used = new Set(questions.flatMap(({ answer }) => ("list" in answer ? [answer.list] : [])));
    return {
      name: id,
      title,
      purpose,
      lists: new Map(all.filter((list) => used.has(list.id)).map((list) => [list.id, list])),
      questions,
    };
  });

const long = process.env.VIGIE_LONG === "1";

test("a questionnaire written as an XLSForm is read back as it was, and nothing of it is left out", async () => {
  await fc.assert(
    fc.asyncProperty(questionnaire, async (written) => {
      const read = await readXlsform(await opened(writeXlsform(written, { version: "1", asker })));
      expect(read.questionnaire).toEqual(written);
      expect(read.remarks).toEqual([]);
    }),
    { numRuns: long ? 2000 : 50 },
  );
});
