import type { InputFile } from "@vigie/mapping";
import { compileAfterDay, compileDaysOfContacts } from "../compile/contacts.ts";
import { compilePopulation, type Relations } from "../compile/population.ts";
import {
  compileCensus,
  compileCommonest,
  compileDays,
  compileDuplicates,
  compileExclusives,
  compileKeyShape,
  compileLostZeros,
  compileMissing,
  compileRepeated,
} from "../compile/quality.ts";
import { columnOf, type Relation, textColumn } from "../compile/relation.ts";
import { compileTabulation, compileTabulations, population } from "../compile/tabulation.ts";
import { compileMisplaced, compileUnited, compileVersions } from "../compile/united-view.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { spikeColumn } from "../oddities.ts";
import { isStep, type Plan } from "../plan.ts";
import { join, name, type Sql } from "../sql.ts";
import { columnsOfContacts, unitColumns } from "./plan-files.ts";
import { countingsOfPlan, isInCodes, statementsOf } from "./take-tallies.ts";

/** What a statement of a run is for. */
export type Purpose = "population" | "quality" | "tables" | "joint counts";

export interface PlannedStatement {
  readonly purpose: Purpose;
  readonly sql: Sql;
}

/**
 * Every statement that a run of the plan may send, in order, where nothing is wrong with the data: some are sent only
 * where the counts of those before call for them. All columns are taken for texts, as in a file.
 */
export function plannedStatements(plan: Plan, dialect: Dialect): readonly PlannedStatement[] {
  const relations = relationsOf(plan, dialect);
  const statementFor = (purpose: Purpose) => (sql: Sql) => ({ purpose, sql });
  const pass =
    plan.population === undefined
      ? compilePopulation(plan, relations, { dialect, keys: "text" })
      : compileUnited({ from: nameOf(plan.population) });
  const checks = plan.population === undefined ? [] : [compileVersions(), compileMisplaced(plan, dialect)];
  return [
    statementFor("population")(dialect.createTemporary(population, pass)),
    ...checks.map(statementFor("quality")),
    ...qualityOf(plan, relations, dialect).map(statementFor("quality")),
    ...statementsOf(countingsOfPlan(plan)).map((some) =>
      statementFor("tables")(compileTabulations(plan, some)),
    ),
    ...plan.jointTabulations
      .filter((counts) => !isInCodes(plan)(counts))
      .map(({ universe, columns }) =>
        statementFor("joint counts")(compileTabulation(plan, universe, columns)),
      ),
  ];
}

function qualityOf(plan: Plan, { contacts }: Relations, dialect: Dialect): readonly Sql[] {
  const { exclusives } = plan;
  const named = [...plan.attributes.keys()].filter((attribute) => !isStep(attribute));
  const spikes = named.flatMap((attribute) => spikeColumn(plan, attribute) ?? []);
  return [
    compileCensus(plan, dialect),
    ...(plan.units !== null && !plan.units.fromContacts ? [compileRepeated()] : []),
    ...(contacts === null ? [] : ofContacts(plan, contacts, dialect)),
    compileMissing(plan),
    ...spikes.map((column) =>
      plan.attributes.get(column)?.kind === "date" ? compileDays(column, dialect) : compileCommonest(column),
    ),
    ...(exclusives.length === 0 ? [] : [compileExclusives(plan)]),
  ];
}

function ofContacts(
  { contacts, units, timezone, quotedRowsMin: rowsMin }: Plan,
  relation: Relation,
  dialect: Dialect,
): readonly Sql[] {
  if (contacts === null) return [];
  const { day } = contacts;
  const compiling = { dialect, timezone, keyOf: () => columnOf(relation, contacts.key) };
  return [
    compileDuplicates(contacts, relation, compiling),
    ...(day === null ? [] : [compileAfterDay({ ...contacts, day }, relation, compiling)]),
    compileDaysOfContacts(contacts, relation, compiling),
    ...(units === null || units.fromContacts
      ? []
      : [
          compileLostZeros(dialect),
          compileKeyShape(true, { dialect, rowsMin }),
          compileKeyShape(false, { dialect, rowsMin }),
        ]),
  ];
}

function relationsOf(plan: Plan, dialect: Dialect): Relations {
  const { units, contacts } = plan;
  const ofUnits = units === null ? [] : unitColumns(plan, units.key);
  const ofContacts = contacts === null ? [] : columnsOfContacts(contacts);
  const both = [...ofContacts, ...ofUnits];
  return {
    units: units && relation(units.file, units.fromContacts ? both : ofUnits, dialect),
    contacts: contacts && relation(contacts.file, units?.fromContacts ? both : ofContacts, dialect),
  };
}

function nameOf({ path, shown, format }: InputFile): Sql {
  return join((format.kind === "table" ? path.split(".") : [shown]).map(name), ".");
}

function relation(file: InputFile, columns: readonly string[], dialect: Dialect): Relation {
  const isTable = file.format.kind === "table";
  const textOf = (column: string) => (isTable ? dialect.textOf(name(column)) : name(column));
  return {
    from: nameOf(file),
    columns: new Map(columns.map((column) => [column, textColumn(textOf(column))])),
  };
}
