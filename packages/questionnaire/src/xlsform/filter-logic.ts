import type { Answer, Condition } from "../questionnaire.ts";
import { type Logic, parseLogic, quoted } from "./logic.ts";

/** What `relevant` says for a question that is asked under conditions; empty for one asked of everyone. */
export function filterLogic(conditions: readonly Condition[]): string {
  return conditions
    .map(({ question, item, answers }) => {
      const name = `\${${question}}`;
      if (item !== null)
        return answers[0] === "yes"
          ? `selected(${name}, ${quoted(item)})`
          : // Nothing selected is not an answer, and not « no ».
            `${name} != '' and not(selected(${name}, ${quoted(item)}))`;
      const each = answers.map((answer) => `${name} = ${quoted(answer)}`).join(" or ");
      return answers.length > 1 && conditions.length > 1 ? `(${each})` : each;
    })
    .join(" and ");
}

/** An earlier question of the form, as a filter may name it. */
export interface FilterQuestion {
  readonly name: string;
  readonly answer: Answer;
  /** The answer of the study for a value of the form; null for a value that is none of its answers. */
  readonly codeOf: (value: string) => string | null;
  /** Answers that say a value. */
  readonly codes: readonly string[];
}

export type FilterReading =
  | { readonly kind: "exact" | "approximate"; readonly conditions: readonly Condition[] }
  | { readonly kind: "unknown" };

interface Part extends Condition {
  readonly isApproximate: boolean;
}

/**
 * Reads `relevant` as conditions that must all hold.
 * @param questionOf null for a question that the study does not take
 * @returns `approximate` where « another answer » was written, which in a form also holds without an answer
 */
export function readFilter(text: string, questionOf: (name: string) => FilterQuestion | null): FilterReading {
  const logic = parseLogic(text);
  const parts = logic === null ? null : conjunction(logic, questionOf);
  if (parts === null) return { kind: "unknown" };
  const answered = new Set(
    parts.flatMap(({ question, answers }) => (answers.length === 0 ? [question] : [])),
  );
  const merged = new Map<string, Part>();
  for (const part of parts) {
    if (part.answers.length === 0) continue;
    const key = JSON.stringify([part.question, part.item]);
    const known = merged.get(key);
    const answers = part.answers.filter((answer) => known?.answers.includes(answer) !== false);
    if (answers.length === 0) return { kind: "unknown" };
    merged.set(key, { ...part, answers, isApproximate: part.isApproximate || known?.isApproximate === true });
  }
  const named = new Set([...merged.values()].map(({ question }) => question));
  // « Answered » alone is not a condition of the study's language.
  if ([...answered].some((question) => !named.has(question))) return { kind: "unknown" };
  const all = [...merged.values()];
  return {
    kind: all.some(({ isApproximate, question }) => isApproximate && !answered.has(question))
      ? "approximate"
      : "exact",
    conditions: all.map(({ question, item, answers }) => ({ question, item, answers })),
  };
}

type QuestionOf = (name: string) => FilterQuestion | null;

function conjunction(logic: Logic, questionOf: QuestionOf): readonly Part[] | null {
  if (logic.kind === "and") {
    const parts = logic.parts.map((part) => conjunction(part, questionOf));
    return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
  }
  const part = logic.kind === "or" ? alternatives(logic.parts, questionOf) : condition(logic, questionOf);
  return part === null ? null : [part];
}

/** Several answers of one question that has one answer. */
function alternatives(logics: readonly Logic[], questionOf: QuestionOf): Part | null {
  const parts = logics.map((logic) =>
    logic.kind === "or" ? alternatives(logic.parts, questionOf) : condition(logic, questionOf),
  );
  const [first] = parts;
  if (first === null || first === undefined || first.item !== null) return null;
  const answers: string[] = [];
  for (const part of parts) {
    if (
      part?.question !== first.question ||
      part.item !== null ||
      part.isApproximate ||
      part.answers.length === 0
    )
      return null;
    answers.push(...part.answers);
  }
  return { ...first, answers: [...new Set(answers)] };
}

/** One answer, or another one; `answers` is empty for « has an answer ». */
function condition(logic: Logic, questionOf: QuestionOf): Part | null {
  if (logic.kind === "call" && logic.name === "not" && logic.parts.length === 1) {
    const [inside] = logic.parts;
    const part = inside === undefined ? null : condition(inside, questionOf);
    return part === null || part.isApproximate ? null : otherwise(part, questionOf(part.question));
  }
  const named = namedAnswer(logic);
  if (named === null) return null;
  const question = questionOf(named.question);
  if (question === null) return null;
  const about = { question: question.name, item: null, isApproximate: false };
  if (named.value === "") return named.differs ? { ...about, answers: [] } : null;
  const code = question.codeOf(named.value);
  if (code === null) return null;
  const { kind } = question.answer;
  if (kind === "date" || kind === "number" || (kind === "codes" && !named.selected)) return null;
  const part = kind === "codes" ? { ...about, item: code, answers: ["yes"] } : { ...about, answers: [code] };
  return named.differs ? otherwise(part, question) : part;
}

function otherwise(part: Part, question: FilterQuestion | null): Part | null {
  if (question === null || part.answers.length === 0) return null;
  if (part.item !== null) return { ...part, answers: ["no"], isApproximate: true };
  const answers = question.codes.filter((code) => !part.answers.includes(code));
  return answers.length === 0 ? null : { ...part, answers, isApproximate: true };
}

function namedAnswer(logic: Logic): {
  readonly question: string;
  readonly value: string;
  readonly selected: boolean;
  readonly differs: boolean;
} | null {
  const isCompare = logic.kind === "compare" && (logic.operator === "=" || logic.operator === "!=");
  const isCall = logic.kind === "call" && logic.name === "selected" && logic.parts.length === 2;
  if (!isCompare && !isCall) return null;
  const [a, b] = logic.kind === "compare" ? [logic.left, logic.right] : logic.parts;
  const [question, value] = b?.kind === "question" ? [b, a] : [a, b];
  if (question?.kind !== "question" || value?.kind !== "literal") return null;
  return {
    question: question.name,
    value: value.value,
    selected: isCall,
    differs: logic.kind === "compare" && logic.operator === "!=",
  };
}
