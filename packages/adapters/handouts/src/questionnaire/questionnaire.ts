import type { Attribute, Code, Codelist, NumberRange, Source, Study, Text } from "@vigie/study";
import { type Remark, remarkCollector } from "./remark.ts";

/** A survey source as questions: what a person is asked, in order, and nothing of how it is counted. */
export interface Questionnaire {
  /** Name of the source. */
  readonly name: string;
  readonly title: Text;
  /** What the answers serve; null where the study does not say it. */
  readonly purpose: Text | null;
  readonly lists: ReadonlyMap<string, ChoiceList>;
  readonly questions: readonly Question[];
}

/** The answers that a question offers: the codes of a code list that are nobody's parent. */
export interface ChoiceList {
  readonly id: string;
  readonly label: Text;
  readonly ordered: boolean;
  readonly choices: readonly AnswerChoice[];
}

export type AnswerChoice = Pick<Code, "code" | "label" | "missing" | "from" | "stance">;

export interface Question {
  /** Name of the field. */
  readonly name: string;
  readonly label: Text;
  readonly answer: Answer;
  /** All must hold for the question to be asked; none: asked of everyone. */
  readonly asked: readonly Condition[];
}

export type Answer =
  | { readonly kind: "code"; readonly list: string }
  | { readonly kind: "flag" }
  | { readonly kind: "codes"; readonly list: string; readonly exclusive: readonly string[] }
  | { readonly kind: "date" }
  | { readonly kind: "number"; readonly range: NumberRange | null };

/** An earlier question has one of these answers; of one item of a question of several answers, `yes` or `no`. */
export interface Condition {
  readonly question: string;
  readonly item: string | null;
  readonly answers: readonly string[];
}

/** Codes that a person who answers never chooses: the absence of the question, or what an agent could not read. */
export function isOffered({ missing }: AnswerChoice): boolean {
  return missing !== "not_asked" && missing !== "illegible";
}

/**
 * The questions of a source, in the order of its fields.
 * @returns with what a questionnaire cannot hold: weights, levels above the codes, filters on what is computed
 */
export function questionnaireOf(
  study: Study,
  source: Source,
): { readonly questionnaire: Questionnaire; readonly remarks: readonly Remark[] } {
  const remarks = remarkCollector();
  const lists = new Map<string, ChoiceList>();
  const listNamed = (attribute: Attribute): string => {
    const codelist = codelistOf(study, attribute);
    if (!lists.has(codelist.id)) {
      lists.set(codelist.id, choiceList(codelist));
      if (codelist.codes.some(({ parent }) => parent !== null))
        remarks.add("left.parents", { what: codelist.id });
    }
    return codelist.id;
  };
  const answerOf = (attribute: Attribute): Answer => {
    switch (attribute.type) {
      case "code":
        return { kind: "code", list: listNamed(attribute) };
      case "multiple":
        return {
          kind: "codes",
          list: listNamed(attribute),
          exclusive: [...(source.multiples.get(attribute.id)?.exclusive ?? [])],
        };
      case "number":
        return { kind: "number", range: attribute.range ?? null };
      default:
        return { kind: attribute.type };
    }
  };
  const questions: Question[] = [];
  for (const attribute of source.attributes.values()) {
    if (attribute.origin.kind !== "field") continue;
    if (attribute.id === source.survey?.weight) {
      remarks.add("left.weight", { what: attribute.id });
      continue;
    }
    const { id: name, label } = attribute;
    const asked = conditionsOf(source, attribute);
    if (asked === null) remarks.add("left.computedFilter", { what: name });
    questions.push({ name, label, answer: answerOf(attribute), asked: asked ?? [] });
  }
  return {
    questionnaire: {
      name: source.id,
      title: source.label,
      purpose: source.purpose ?? study.summary,
      lists,
      questions,
    },
    remarks: remarks.all(),
  };
}

/** The list that an attribute takes its codes from: they are the same objects. */
function codelistOf({ codelists }: Study, { id, codes }: Attribute): Codelist {
  const used = new Set<Code>(codes);
  const found = [...codelists.values()].find((list) => list.codes.some((code) => used.has(code)));
  if (found === undefined) throw new RangeError(`no code list gives the codes of ${id}`);
  return found;
}

/** The codes of a code list that are nobody’s parent. */
export function choiceList({ id, label, ordered, codes }: Codelist): ChoiceList {
  const parents = new Set(codes.map(({ parent }) => parent));
  return {
    id,
    label,
    ordered,
    choices: codes
      .filter(({ code }) => !parents.has(code))
      .map(({ parent: _parent, sentence: _sentence, ...choice }) => choice),
  };
}

/** @returns null where the filter rests on what no question asks */
function conditionsOf(source: Source, { id, type }: Attribute): readonly Condition[] | null {
  const [firstItem = id] = source.multiples.get(id)?.items.values() ?? [];
  const { asked } = source.attributes.get(type === "multiple" ? firstItem : id) ?? {};
  const conditions = [...(asked?.where ?? [])].map(([name, answers]): Condition | null => {
    const origin = source.attributes.get(name)?.origin;
    if (origin?.kind === "field") return { question: name, item: null, answers };
    if (origin?.kind !== "item" || answers.length !== 1 || !isYesOrNo(answers[0])) return null;
    return { question: origin.of, item: origin.item, answers };
  });
  const known = conditions.filter((condition) => condition !== null);
  return known.length === conditions.length ? known : null;
}

function isYesOrNo(answer: string | undefined): boolean {
  return answer === "yes" || answer === "no";
}
