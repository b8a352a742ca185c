import { VigieErrors } from "@vigie/study";
import { type Counting, compileCut, population } from "../compile/cut.ts";
import { compilePopulation, type Keys } from "../compile/population.ts";
import { decode } from "../decode.ts";
import { duckdb } from "../dialects/duckdb.ts";
import type { Outcome, Progress } from "../engine.ts";
import { cutOfItem, joinItems } from "../item-tables.ts";
import type { Joint } from "../joint.ts";
import { type Cut, isNumber, type JointCut, type Plan } from "../plan.ts";
import { sql } from "../sql.ts";
import type { Table } from "../table.ts";
import { type Tally, tabulate } from "../tabulate.ts";
import { type Census, takeCensus } from "./census.ts";
import { checkRead } from "./check-read.ts";
import type { Database } from "./database.ts";
import { DriverError } from "./driver-problem.ts";
import { measureQuality } from "./measure-quality.ts";
import { openFiles, type PlanFiles } from "./plan-files.ts";
import { takeTallies } from "./take-tallies.ts";

export interface Running {
  readonly database: Database;
  readonly workFolder: string;
  /** Someone said how much memory it may take: what takes less is then worth some time. */
  readonly isMemoryLimited: boolean;
  readonly progress: Progress;
}

/**
 * One pass over the files into one row a unit, then every table from these.
 * @throws {VigieErrors} every mistake found in the files
 */
export async function runPlan(plan: Plan, running: Running): Promise<Outcome> {
  const { database, progress } = running;
  progress("read", null);
  const files = await openFiles(plan, running);
  try {
    await read(plan, files, running);
    progress("classify", null);
    const census = await takeCensus(plan, database);
    const ragged = await checkRead(plan, { files, census }, database);
    const quality = await measureQuality(plan, { files, census, ragged }, database);
    checkPartition(census);
    const inCodes = new Set(plan.joints.filter(({ columns }) => !columns.some((id) => isNumber(plan, id))));
    const talliesOf = await takeTallies(
      plan,
      [...plan.cuts.flatMap(countingsOf), ...[...inCodes].map(countingOf)],
      {
        database,
        progress: (share) => progress("tabulate", share),
      },
    );
    const tables = plan.cuts.map((cut) => table(plan, cut, talliesOf));
    const joints = new Map<string, Joint>();
    for (const cut of plan.joints)
      joints.set(
        cut.id,
        inCodes.has(cut)
          ? jointOfCodes(cut, talliesOf(countingOf(cut)))
          : await jointOfNumbers(plan, cut, database),
      );
    return { tables, joints, quality };
  } finally {
    await database.run(sql`DROP TABLE IF EXISTS ${population}`);
    await files.erase();
  }
}

/** The five groups cover every unit once. Methods, section 1. */
function checkPartition({ units, contacts }: Census): void {
  if (contacts !== null && contacts.unitsInGroups !== units)
    throw new RangeError("the groups do not partition the population");
}

async function read(plan: Plan, files: PlanFiles, running: Running): Promise<void> {
  const { database, progress, isMemoryLimited } = running;
  const relations = { units: files.units?.relation ?? null, contacts: files.contacts?.relation ?? null };
  const telling = setInterval(() => progress("read", database.progress()), 200);
  const pass = (keys: Keys) =>
    database.run(
      sql`CREATE TEMP TABLE ${population} AS ${compilePopulation(plan, relations, { dialect: duckdb, keys })}`,
    );
  try {
    const isPadded = plan.units?.pad != null || plan.contacts?.pad != null;
    if (!isMemoryLimited || isPadded) await pass("text");
    else
      await pass("whole").catch((error: unknown) => {
        // A key is no whole number, or the file is at fault: texts tell which.
        if (!isAboutData(error)) throw error;
        return pass("text");
      });
  } catch (error) {
    throw isAboutData(error) ? await blame(files, error) : error;
  } finally {
    clearInterval(telling);
  }
}

function isAboutData(error: unknown): error is DriverError {
  return error instanceof DriverError && error.isAboutData;
}

/** What in the files stopped the pass, as far as a slower reading tells. */
async function blame({ units, contacts }: PlanFiles, error: DriverError): Promise<Error> {
  const found = [...((await units?.blame()) ?? []), ...((await contacts?.blame()) ?? [])];
  return found.length === 0 ? error : new VigieErrors(found);
}

/** What a cut counts: of each item, where it has some; and of the universe compared with, its last dimension alone. */
function countingsOf(cut: Cut): readonly Counting[] {
  if (cut.items !== null) return [...cut.items.values()].flatMap((flag) => countingsOf(cutOfItem(cut, flag)));
  return cut.against === null ? [cut] : [cut, comparedIn(cut, cut.against)];
}

function comparedIn({ dimensions }: Cut, universe: string): Counting {
  return { universe, dimensions: dimensions.slice(-1) };
}

function table(plan: Plan, cut: Cut, talliesOf: (counting: Counting) => readonly Tally[]): Table {
  if (cut.items !== null) {
    const tables = [...cut.items].map(
      ([item, flag]) => [item, table(plan, cutOfItem(cut, flag), talliesOf)] as const,
    );
    return joinItems(cut, new Map(tables));
  }
  const against = cut.against === null ? [] : talliesOf(comparedIn(cut, cut.against));
  return tabulate(plan, cut, { own: talliesOf(cut), against });
}

/** Often what a cut counts too: it is then counted once. */
function countingOf({ universe, columns }: JointCut): Counting {
  return { universe, dimensions: columns };
}

function jointOfCodes({ id, columns }: JointCut, tallies: readonly Tally[]): Joint {
  return { id, columns, rows: tallies.map(({ codes, count }) => ({ values: codes, count })) };
}

async function jointOfNumbers(
  plan: Plan,
  { id, universe, columns }: JointCut,
  database: Database,
): Promise<Joint> {
  const rows = await database.rows(compileCut(plan, universe, columns));
  return {
    id,
    columns,
    rows: rows.map((row) => {
      const cells = [...row];
      const count = Number(cells.pop());
      const values = columns.map((column) => {
        const held = cells.splice(0, column === "subgroup" ? 2 : 1);
        return isNumber(plan, column) ? numberOf(held[0]) : decode(plan, column, held);
      });
      return { values, count };
    }),
  };
}

function numberOf(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
