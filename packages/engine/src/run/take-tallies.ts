import { type Counting, compileTabulations } from "../compile/tabulation.ts";
import type { Database } from "../connectors/database.ts";
import { decode } from "../decode.ts";
import type { Plan } from "../plan.ts";
import type { Tally } from "../tabulate.ts";
import { countingsOfPlan, nameOf, statementsOf } from "./countings.ts";

/** The tallies of every counting of a plan, each counted once however often it is needed. */
export async function takeTallies(
  plan: Plan,
  { database, progress }: { readonly database: Database; readonly progress: (share: number) => void },
): Promise<(counting: Counting) => readonly Tally[]> {
  const statements = statementsOf(countingsOfPlan(plan));
  const taken = new Map<string, Tally[]>(statements.flat().map((counting) => [nameOf(counting), []]));
  for (const [at, some] of statements.entries()) {
    progress(at / statements.length);
    for (const [tabulation, ...cells] of await database.rows(compileTabulations(plan, some))) {
      const counting = some[Number(tabulation)];
      if (counting === undefined) throw new RangeError("a tabulation was not asked for");
      const count = Number(cells.pop());
      const codes = counting.dimensions.map((dimension) =>
        decode(plan, dimension, cells.splice(0, dimension === "subgroup" ? 2 : 1)),
      );
      taken.get(nameOf(counting))?.push({ codes, count });
    }
  }
  return (counting) => {
    const tallies = taken.get(nameOf(counting));
    if (tallies === undefined) throw new RangeError("a tabulation was not counted");
    return tallies;
  };
}
