import type { JointCounts, Table } from "@vigie/table";
import { type VigieError, VigieErrors } from "@vigie/words";
import { compilePopulation, type Keys } from "../compile/population.ts";
import { type Counting, compileTabulation, population } from "../compile/tabulation.ts";
import { compileUnited } from "../compile/united-view.ts";
import { type Database, DriverError } from "../database.ts";
import type { Outcome, Progress } from "../engine.ts";
import type { OpenedFile } from "../opened-file.ts";
import { isNumber, type JointTabulation, type Plan, type Tabulation } from "../plan.ts";
import { engineProblem } from "../problems.ts";
import { type Sql, sql } from "../sql.ts";
import { type Census, takeCensus } from "./census.ts";
import { checkRows, checkValues } from "./check-data.ts";
import { measureQuality, type Tolerated } from "./measure-quality.ts";
import { findOtherRows, type OtherRows, withoutRows } from "./other-rows.ts";
import { type FileOpener, openFiles, type PlanFiles } from "./plan-files.ts";
import { checkPopulationView, relationsOf } from "./population-view.ts";
import { decode, joinItems, type Tally, tabulate, tabulationOfItem } from "./tabulate.ts";
import { countingIn, countingOf, isInCodes, takeTallies } from "./take-tallies.ts";

export interface Running {
  readonly database: Database;
  readonly openFile: FileOpener;
  readonly progress: Progress;
}

/**
 * One pass over the files into one row per unit, then every table from these.
 * @throws {VigieErrors} every mistake found in the files
 */
export async function runPlan(plan: Plan, running: Running): Promise<Outcome> {
  const { progress } = running;
  progress("read", null);
  const opened = await openFiles(plan, running);
  let passed: Passed | null = null;
  try {
    passed = await passWithoutOthers(plan, opened, running);
    const { files, census, ragged, others, database } = passed;
    const unreadable = await checkValues(plan, { files, census }, database);
    const tolerated = { ragged, unreadable };
    const quality = await measureQuality(plan, { files, census, tolerated, others }, database);
    checkPartition(census);
    const talliesOf = await takeTallies(plan, {
      database,
      progress: (share) => progress("tabulate", share),
    });
    const tables = plan.tabulations.map((tabulation) => table(plan, tabulation, talliesOf));
    const jointCounts = new Map<string, JointCounts>();
    for (const tabulation of plan.jointTabulations)
      jointCounts.set(
        tabulation.id,
        isInCodes(plan)(tabulation)
          ? jointCountsOfCodes(tabulation, talliesOf(countingOf(tabulation)))
          : await jointCountsOfNumbers(plan, tabulation, database),
      );
    return { tables, jointCounts, quality };
  } finally {
    await passed?.drop();
    await opened.erase();
  }
}

/** What one pass read, without the rows that are no units. */
interface Passed extends MaterializedPopulation {
  readonly files: PlanFiles;
  readonly census: Census;
  /** Rows set aside for their number of columns. */
  readonly ragged: Tolerated["ragged"];
  /** Rows set aside because they are no units, or no contacts, by the passes before. */
  readonly others: readonly OtherRows[];
}

/** Passes that look for such rows: once some are left out, another may be the sum of those that stay. */
const passesMax = 3;

/**
 * Passes over the files, and again without the rows that are no units where some are found that the mapping sets aside.
 * @throws {VigieErrors} unreadable rows, or rows that are no units and that the mapping does not set aside
 */
async function passWithoutOthers(
  plan: Plan,
  files: PlanFiles,
  running: Running,
  before: readonly (readonly OtherRows[])[] = [],
): Promise<Passed> {
  const materialized = await materializedPopulation(running.database, (keep) =>
    read(plan, files, { ...running, keep }),
  );
  try {
    const { database } = materialized;
    running.progress("classify", null);
    await checkPopulationView(plan, files, database);
    const census = await takeCensus(plan, database);
    const found = before.length < passesMax ? await findOtherRows(plan, { files, census }, database) : [];
    const ragged = await checkRows(plan, { files, census }, found);
    if (found.length === 0) return { ...materialized, files, census, ragged, others: before.flat() };
    await materialized.clear();
    return await passWithoutOthers(plan, withoutRows(files, found), running, [...before, found]);
  } catch (error) {
    await materialized.drop();
    throw error;
  }
}

/** The five groups cover every unit once. Methods, section 1. */
function checkPartition({ units, contacts }: Census): void {
  if (contacts !== null && contacts.unitsInGroups !== units)
    throw new RangeError("the groups do not partition the population");
}

async function read(
  plan: Plan,
  files: PlanFiles,
  { database, progress, keep }: Running & { readonly keep: (query: Sql) => Promise<void> },
): Promise<void> {
  const { dialect, isMemoryLimited } = database;
  const relations = relationsOf(plan, files);
  const reporting = setInterval(() => progress("read", database.progress()), 200);
  const pass = (keys: Keys) => keep(compilePopulation(plan, relations, { dialect, keys }));
  try {
    const isPadded = plan.units?.pad != null || plan.contacts?.pad != null;
    if (files.population !== null) await keep(compileUnited(files.population.relation));
    else if (!isMemoryLimited || isPadded || dialect.wholeOf === null) await pass("text");
    else
      await pass("whole").catch((error: unknown) => {
        // A key is not a whole number, or the file is at fault: reading as text shows which.
        if (!isAboutData(error)) throw error;
        return pass("text");
      });
  } catch (error) {
    throw isAboutData(error) ? await blame(files, error, database) : error;
  } finally {
    clearInterval(reporting);
  }
}

function isAboutData(error: unknown): error is DriverError {
  return error instanceof DriverError && error.isAboutData;
}

/** The mistake in the files that stopped the pass, where a slower reading finds it. */
async function blame({ units, contacts }: PlanFiles, error: DriverError, database: Database): Promise<Error> {
  const opened = [units, contacts].filter((file) => file !== null);
  const found: VigieError[] = [];
  for (const file of opened) found.push(...(await file.blame()));
  if (found.length > 0) return new VigieErrors(found);
  for (const file of opened)
    if (!(await isReadable(file, database)))
      found.push(engineProblem("engine/file-not-table", { file: file.file.shown }));
  return found.length > 0 ? new VigieErrors(found) : error;
}

/** Whether its rows can at least be counted, whatever is in them. */
function isReadable({ numbered: { relation } }: OpenedFile, database: Database): Promise<boolean> {
  return database.rows(sql`SELECT count(*) FROM ${relation.from}`).then(
    () => true,
    (error: unknown) => {
      if (isAboutData(error)) return false;
      throw error;
    },
  );
}

function table(
  plan: Plan,
  tabulation: Tabulation,
  talliesOf: (counting: Counting) => readonly Tally[],
): Table {
  if (tabulation.items !== null) {
    const tables = [...tabulation.items].map(
      ([item, flag]) => [item, table(plan, tabulationOfItem(tabulation, flag), talliesOf)] as const,
    );
    return joinItems(tabulation, new Map(tables));
  }
  const against = tabulation.against === null ? [] : talliesOf(countingIn(tabulation, tabulation.against));
  return tabulate(plan, tabulation, { main: talliesOf(tabulation), against });
}

function jointCountsOfCodes({ id, columns }: JointTabulation, tallies: readonly Tally[]): JointCounts {
  return { id, columns, rows: tallies.map(({ codes, count }) => ({ values: codes, count })) };
}

async function jointCountsOfNumbers(
  plan: Plan,
  { id, universe, columns }: JointTabulation,
  database: Database,
): Promise<JointCounts> {
  const rows = await database.rows(compileTabulation(plan, universe, columns));
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

/** The population of one run, and the database in which statements may name it. */
interface MaterializedPopulation {
  readonly database: Database;
  /** At the end of the run. */
  drop(): Promise<void>;
  /** Before another pass. */
  clear(): Promise<void>;
}

/**
 * Computes the population once, into a temporary table; or in each statement, where the database lets none be written.
 * @param pass sends the one pass over the contacts, as the statement that `keep` makes of the population
 */
async function materializedPopulation(
  database: Database,
  pass: (keep: (query: Sql) => Promise<void>) => Promise<void>,
): Promise<MaterializedPopulation> {
  const { dialect } = database;
  if (database.hasTemporaryTables) {
    await pass((query) => database.run(dialect.createTemporary(population, query)));
    const clear = () => database.run(dialect.drop(population));
    return { database, clear, drop: async () => (dialect.dropsAtEnd ? undefined : clear()) };
  }
  let query = sql``;
  await pass(async (made) => {
    query = made;
  });
  const rows = (statement: Sql) => database.rows(sql`${dialect.named(population, query)} ${statement}`);
  return { database: { ...database, rows }, drop: async () => undefined, clear: async () => undefined };
}
