import { build } from "esbuild";
import type { Page } from "playwright-core";
import { afterAll, describe, expect } from "vitest";
import { browserTest as test } from "../../../../test/browser-test.ts";
import { hasChromium } from "../../../../test/chromium.ts";
import type { Questionnaire } from "../src/index.ts";
import type { Condition, Question } from "../src/questionnaire/questionnaire.ts";
import { isOffered } from "../src/questionnaire/questionnaire.ts";

import { exclusiveLogic, filterLogic } from "../src/questionnaire/xlsform/form-logic.ts";
import { offeredFilter } from "../src/questionnaire/xlsform/write-xlsform.ts";
import { questionnaireIn, surveys } from "./studies.ts";

/**
 * What our filters and constraints say, asked of the evaluator of Enketo, by which KoboToolbox shows forms: in a browser, on a
 * form as pyxform makes it, where `${question}` is `/data/question`.
 */
declare global {
  interface Window {
    evaluated(expression: string, record: string, node: string): boolean;
  }
}

/** A record: several answers of one question are separated by spaces; empty where there is none. */
type Answers = Readonly<Record<string, string>>;

/** Whether a question is asked: what the study language says, in the plainest way. */
function isAsked({ asked }: Question, answers: Answers): boolean {
  return asked.every(({ question, item, answers: expected }) => {
    const given = (answers[question] ?? "").split(" ").filter((code) => code !== "");
    if (item === null) return given.some((code) => expected.includes(code));
    return expected[0] === "yes" ? given.includes(item) : given.length > 0 && !given.includes(item);
  });
}

/** Every answer of each question that the conditions name, one question at a time and two items together. */
function recordsFor(
  conditions: readonly Condition[],
  { questions, lists }: Questionnaire,
): readonly Answers[] {
  const names = [...new Set(conditions.map(({ question }) => question))];
  const answersTo = (name: string): readonly string[] => {
    const answer = questions.find((question) => question.name === name)?.answer;
    if (answer?.kind === "flag") return ["", "yes", "no"];
    if (answer === undefined || !("list" in answer)) return [""];
    const codes = (lists.get(answer.list)?.choices ?? []).map(({ code }) => code);
    const pairs = answer.kind === "codes" ? codes.slice(1).map((code, at) => `${codes[at]} ${code}`) : [];
    return ["", ...codes, ...pairs];
  };
  return names.reduce<readonly Answers[]>(
    (records, name) =>
      records.flatMap((record) => answersTo(name).map((answer) => ({ ...record, [name]: answer }))),
    [{}],
  );
}

const asPyxform = (expression: string) => expression.replaceAll(/\$\{(\w+)\}/g, " /data/$1 ");

describe.skipIf(!hasChromium)("as Enketo evaluates it", () => {
  let page: Page;
  test.beforeAll(async ({ chromium }) => {
    const bundled = await build({
      stdin: {
        contents: `import evaluator from "openrosa-xpath-evaluator";
const enketo = evaluator();
window.evaluated = (expression, record, node) => {
  const form = new DOMParser().parseFromString(record, "text/xml");
  return enketo.evaluate(expression, form.querySelector(node), null, XPathResult.BOOLEAN_TYPE).booleanValue;
};`,
        resolveDir: import.meta.dirname,
      },
      bundle: true,
      write: false,
      platform: "browser",
      format: "iife",
      logLevel: "silent",
    });
    page = await chromium.newPage();
    await page.addScriptTag({ content: bundled.outputFiles[0]?.text ?? "" });
  });
  afterAll(() => page.close());

  const recordXml = (answers: Answers) =>
    `<data>${Object.entries(answers)
      .map(([name, answer]) => `<${name}>${answer}</${name}>`)
      .join("")}</data>`;

  const evaluatedAll = (expression: string, records: readonly Answers[], node = "data") =>
    page.evaluate(([formula, all, from]) => all.map((record) => window.evaluated(formula, record, from)), [
      asPyxform(expression),
      records.map(recordXml),
      node,
    ] as const);

  test.each(surveys)("the filters of %s, %s ask whom the study asks", async (study, source) => {
    const questionnaire = await questionnaireIn(study, source);
    const filtered = questionnaire.questions.filter(({ asked }) => asked.length > 0);
    for (const question of filtered) {
      const records = recordsFor(question.asked, questionnaire);
      const expected = records.map((record) => isAsked(question, record));
      expect([question.name, await evaluatedAll(filterLogic(question.asked), records)]).toEqual([
        question.name,
        expected,
      ]);
    }
  });

  test.each<
    [title: string, conditions: readonly Condition[], cases: readonly (readonly [Answers, boolean])[]]
  >([
    [
      "an item that is not ticked is another thing than no answer",
      [{ question: "aides", item: "rsa", answers: ["no"] }],
      [
        [{ aides: "" }, false],
        [{ aides: "apl" }, true],
        [{ aides: "apl rsa" }, false],
      ],
    ],
    [
      "two conditions, one of which has two answers",
      [
        { question: "net", item: null, answers: ["souvent", "parfois"] },
        { question: "aides", item: "rsa", answers: ["yes"] },
      ],
      [
        [{ net: "parfois", aides: "rsa apl" }, true],
        [{ net: "jamais", aides: "rsa" }, false],
        [{ net: "souvent", aides: "apl" }, false],
      ],
    ],
  ])("%s", async (_, conditions, cases) => {
    const expected = cases.map(([, is]) => is);
    expect(
      await evaluatedAll(
        filterLogic(conditions),
        cases.map(([record]) => record),
      ),
    ).toEqual(expected);
  });

  test("an exclusive answer is refused beside another, and alone it is not", async () => {
    const records = ["", "aucune", "apl rsa", "apl aucune", "aucune nsp"].map((aides) => ({ aides }));
    expect(await evaluatedAll(exclusiveLogic(["aucune", "nsp"]), records, "aides")).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  test("choices that no answer is are hidden, and those without a kind of missing are shown", async () => {
    const kinds = [null, "dont_know", "no_answer", "not_asked", "illegible"] as const;
    const shown = await page.evaluate(
      ([formula, records]) => records.map((record) => window.evaluated(formula, record, "item")),
      [
        offeredFilter,
        kinds.map(
          (missing) =>
            `<root><item><name>a</name>${missing === null ? "" : `<missing>${missing}</missing>`}</item></root>`,
        ),
      ] as const,
    );
    const choice = (missing: (typeof kinds)[number]) => ({
      code: "a",
      label: { fr: "A" },
      missing,
      from: null,
    });
    expect(shown).toEqual(kinds.map((missing) => isOffered(choice(missing))));
  });
});
