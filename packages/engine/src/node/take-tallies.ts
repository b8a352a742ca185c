import { type Counting, compileCuts } from "../compile/cut.ts";
import { decode } from "../decode.ts";
import type { Plan } from "../plan.ts";
import type { Tally } from "../tabulate.ts";
import type { Database } from "./database.ts";

/** Cuts of one statement: asked one by one, each would wait longer than it counts. */
const cutsMax = 24;

/** The tallies of every counting asked, each counted once however often it was asked. */
export async function takeTallies(
  plan: Plan,
  asked: readonly Counting[],
  { database, progress }: { readonly database: Database; readonly progress: (share: number) => void },
): Promise<(counting: Counting) => readonly Tally[]> {
  const wanted = [...new Map(asked.map((counting) => [nameOf(counting), counting])).values()];
  const taken = new Map<string, Tally[]>(wanted.map((counting) => [nameOf(counting), []]));
  for (let start = 0; start < wanted.length; start += cutsMax) {
    progress(start / wanted.length);
    const some = wanted.slice(start, start + cutsMax);
    for (const [at, ...cells] of await database.rows(compileCuts(plan, some))) {
      const counting = some[Number(at)];
      if (counting === undefined) throw new RangeError("a cut was not asked for");
      const count = Number(cells.pop());
      const codes = counting.dimensions.map((dimension) =>
        decode(plan, dimension, cells.splice(0, dimension === "subgroup" ? 2 : 1)),
      );
      taken.get(nameOf(counting))?.push({ codes, count });
    }
  }
  return (counting) => {
    const tallies = taken.get(nameOf(counting));
    if (tallies === undefined) throw new RangeError("a cut was not counted");
    return tallies;
  };
}

function nameOf({ universe, dimensions }: Counting): string {
  return [universe, ...dimensions].join(" ");
}
