import type { Highs } from "highs";
import { auditSystem } from "../audit/audit-system.ts";
import { type Reason, tellingLines } from "../rules/primary.ts";
import { withEffort } from "../suppression/effort.ts";
import { candidatesOf, knowledgeOf, type Problem } from "../suppression/problem.ts";
import type { Suppression } from "../suppression/suppress.ts";
import type { Line } from "../system/system.ts";
import { type DraftQuestion, draftOf, type WithheldReason } from "./draft.ts";
import { maskAll, type Solved, type TooLinked } from "./mask-all.ts";

export type PopulationQuestion = Omit<DraftQuestion, "withheld" | "lines">;

/** What is masked in the tables of one population, and which of them stay at the partner's. */
export interface PopulationProtection {
  readonly withheld: ReadonlyMap<string, WithheldReason>;
  readonly suppression: Suppression;
  /** Of the counts that had to be masked; the other masks protect them. */
  readonly reasons: ReadonlyMap<number, Reason>;
}

/**
 * Masks, audits, and where that cannot hold withholds one table more, until it does; then lets out again those that
 * the later ones made harmless.
 * @param refused tables withheld from the start
 */
export function protectPopulation(
  question: PopulationQuestion,
  refused: ReadonlyMap<string, WithheldReason>,
  highs: Highs,
): PopulationProtection | TooLinked {
  const solved: Solved = new Map();
  const first = settled(question, new Map(refused), { solved, highs });
  if ("tooLinked" in first) return first;
  let found = first;
  for (const indicator of [...found.withheld].filter(([, reason]) => reason === "audit").map(([id]) => id)) {
    const others = new Map([...found.withheld].filter(([id]) => id !== indicator));
    const audits = [...others.values()].filter((reason) => reason === "audit").length;
    const without = audits === 0 ? null : masked(question, others, { solved, highs });
    if (without !== null && "suppression" in without) found = without;
  }
  return found;
}

function settled(
  question: PopulationQuestion,
  withheld: Map<string, WithheldReason>,
  means: Means,
): PopulationProtection | TooLinked {
  for (;;) {
    const found = masked(question, withheld, means);
    if ("suppression" in found || "tooLinked" in found) return found;
    for (const [indicator, reason] of found.condemned) withheld.set(indicator, reason);
  }
}

interface Means {
  readonly solved: Solved;
  readonly highs: Highs;
}

interface Condemned {
  readonly condemned: ReadonlyMap<string, WithheldReason>;
}

/** Masks that hold with these tables withheld; else the tables to withhold as well. */
function masked(
  question: PopulationQuestion,
  withheld: ReadonlyMap<string, WithheldReason>,
  { solved, highs }: Means,
): PopulationProtection | TooLinked | Condemned {
  const lines: Line[] = [];
  for (;;) {
    const { problem, reasons, hopeless } = draftOf({ ...question, withheld, lines }, highs);
    // Nothing leaves: what earlier releases tell of these tables, no mask changes.
    if (withheld.size === question.ledger.tables.size)
      return { withheld, suppression: allMasked(problem), reasons };
    if (hopeless.size > 0) return { condemned: hopeless };
    const suppression = maskAll(problem, solved, highs);
    if (suppression !== null && "tooLinked" in suppression) return suppression;
    if (suppression === null) {
      const blamed = culprit(problem, { ...question, withheld, lines }, highs);
      return { condemned: new Map([[blamed, "audit"]]) };
    }
    const live = question.ledger.system.lines.filter(
      ({ indicator }) => !withheld.has(indicator) && !question.rounded.has(indicator),
    );
    const telling = (["partner", "anyone"] as const).flatMap((sight) =>
      tellingLines(
        { ...question.ledger.system, lines: live },
        knowledgeOf({ ...problem, sight }, suppression.masks),
        question.policy,
      ),
    );
    if (telling.length === 0) return { withheld, suppression, reasons };
    const again = telling.filter((line) => lines.includes(line));
    if (again.length > 0)
      return { condemned: new Map(again.map(({ indicator }) => [indicator, "group_disclosure"])) };
    lines.push(...new Set(telling));
  }
}

function allMasked({ forced }: Problem): Suppression {
  const audit = { subjects: [], insiders: [], holds: true };
  return { masks: new Set(forced), method: "optimal", cost: 0, bound: 0, audit };
}

/** Work allowed to find which cells stay unsafe where all that may be is masked: see `withEffort`. */
const blameEffort = 1e8;

/**
 * The table to blame where even masking all that may be masked is not enough: that with the most cells that had to be
 * masked and stay unsafe; else, or where telling takes too much work, that with the most cells that had to be; the last of
 * them where equal.
 */
function culprit(problem: Problem, { ledger, withheld }: DraftQuestion, highs: Highs): string {
  const { system, requirement, singles, ignored, forced } = problem;
  const masks = new Set([...forced, ...candidatesOf(problem)]);
  const knowledge = knowledgeOf(problem, masks);
  const found = withEffort(highs, blameEffort, (metered) =>
    auditSystem({ system, knowledge, requirement, singles, ignored }, metered),
  );
  const audit = found === "exhausted" ? { subjects: [], insiders: [] } : found;
  const isOwed = (subject: number) => forced.has(subject) || subject >= system.counts.length;
  const failing = [
    ...audit.subjects.filter(({ holds }) => !holds).map(({ subject }) => subject),
    ...audit.insiders.flatMap(({ holder, deduced }) => [holder, deduced]),
  ];
  const names = [...ledger.tables.keys()].filter((indicator) => !withheld.has(indicator));
  const worst = (subjects: readonly number[]) => {
    const blamed = new Map(names.map((name) => [name, 0]));
    for (const subject of subjects)
      for (const indicator of tablesOf(subject, problem)) {
        const before = blamed.get(indicator);
        if (before !== undefined) blamed.set(indicator, before + 1);
      }
    const [first] = [...blamed].toReversed().toSorted(([, a], [, b]) => b - a);
    return first === undefined || first[1] === 0 ? null : first[0];
  };
  const first = worst(failing.filter(isOwed)) ?? worst([...forced]) ?? worst(failing) ?? names.at(-1);
  if (first === undefined) throw new RangeError("no table is left to withhold");
  return first;
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
