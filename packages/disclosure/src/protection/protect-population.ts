import type { Highs } from "highs";
import { auditSystem } from "../audit/audit-system.ts";
import { type Reason, tellingLines } from "../rules/primary.ts";
import { candidatesOf, knowledgeOf, type Problem } from "../suppression/problem.ts";
import { type Suppression, suppress } from "../suppression/suppress.ts";
import type { Line } from "../system/system.ts";
import { type DraftQuestion, draftOf, type WithheldReason } from "./draft.ts";

export type PopulationQuestion = Omit<DraftQuestion, "withheld" | "lines">;

/** What is masked in the tables of one population, and which of them stay at the partner's. */
export interface PopulationProtection {
  readonly withheld: ReadonlyMap<string, WithheldReason>;
  readonly suppression: Suppression;
  /** Of the counts that had to be masked; the other masks protect them. */
  readonly reasons: ReadonlyMap<number, Reason>;
}

/**
 * Masks, audits, and where that cannot hold withholds one table more, until it does.
 * @param refused tables withheld from the start
 */
export function protectPopulation(
  question: PopulationQuestion,
  refused: ReadonlyMap<string, WithheldReason>,
  highs: Highs,
): PopulationProtection {
  const withheld = new Map(refused);
  const lines: Line[] = [];
  for (;;) {
    const { problem, reasons, hopeless } = draftOf({ ...question, withheld, lines });
    if (hopeless.size > 0) {
      for (const [indicator, reason] of hopeless) withheld.set(indicator, reason);
      continue;
    }
    const suppression = suppress(problem, highs);
    if (suppression === null) {
      withheld.set(culprit(problem, { ...question, withheld, lines }, highs), "audit");
      continue;
    }
    const live = question.ledger.system.lines.filter(
      ({ indicator }) => !withheld.has(indicator) && !question.rounded.has(indicator),
    );
    const knowledge = knowledgeOf(problem, suppression.masks);
    const telling = tellingLines({ ...question.ledger.system, lines: live }, knowledge, question.policy);
    if (telling.length === 0) return { withheld, suppression, reasons };
    lines.push(...telling);
  }
}

/** The table with the most cells that stay unsafe when all that may be masked is; the last of them where equal. */
function culprit(problem: Problem, { ledger, withheld }: DraftQuestion, highs: Highs): string {
  const { system, requirement, singles, ignored, forced } = problem;
  const masks = new Set([...forced, ...candidatesOf(problem)]);
  const knowledge = knowledgeOf(problem, masks);
  const audit = auditSystem({ system, knowledge, requirement, singles, ignored }, highs);
  const failing = [
    ...audit.subjects.filter(({ holds }) => !holds).map(({ subject }) => subject),
    ...audit.insiders.flatMap(({ holder, deduced }) => [holder, deduced]),
  ];
  const blamed = new Map(
    [...ledger.tables.keys()].filter((indicator) => !withheld.has(indicator)).map((name) => [name, 0]),
  );
  for (const subject of failing)
    for (const indicator of tablesOf(subject, problem)) {
      const before = blamed.get(indicator);
      if (before !== undefined) blamed.set(indicator, before + 1);
    }
  const [first] = [...blamed].toReversed().toSorted(([, a], [, b]) => b - a);
  if (first === undefined) throw new RangeError("no table is left to withhold");
  return first[0];
}

/** The tables of a count; of a derived count, those of the counts that it is a difference of. */
function tablesOf(subject: number, { system }: Problem): readonly string[] {
  const count = system.counts[subject];
  if (count !== undefined) return count.cells.map(({ indicator }) => indicator);
  const inside = new Set(system.derived[subject - system.counts.length]?.atoms);
  return system.counts
    .filter(
      ({ atoms }) =>
        atoms.length > inside.size && atoms.filter((atom) => inside.has(atom)).length === inside.size,
    )
    .flatMap(({ cells }) => cells.map(({ indicator }) => indicator));
}
