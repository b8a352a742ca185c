import { masked } from "../audit/knowledge.ts";
import { countsOf } from "../rules/open-lines.ts";
import { candidatesOf, type Problem } from "./problem.ts";

/**
 * Where a line is masked whole its counts may be 0: the same problem, with that known of every line that masks could
 * darken. What is proven of it, of attackers who know less, is true whichever lines the masks do darken.
 */
export function darkest(problem: Problem): Problem {
  const { lines, forced, values } = problem;
  const open = new Set([...forced, ...candidatesOf(problem)]);
  const dark = new Set(
    lines
      .map(countsOf)
      .flatMap((line) => (line.every((one) => open.has(one) || values[one] === 0) ? line : [])),
  );
  const hidden = problem.hidden.map((known, count) =>
    dark.has(count) && known.high === Number.POSITIVE_INFINITY ? masked(0) : known,
  );
  return { ...problem, hidden };
}
