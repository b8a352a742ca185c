import { placedBy } from "@vigie/mapping";
import { countValue, linesValue, textValue, type VigieError } from "@vigie/words";
import { isBlank, isWrong, paddedKey, unitChecks } from "../compile/column.ts";
import { compileKeysLike, compileSuspects } from "../compile/other-rows.ts";
import { columnOf, type Relation, type RelationColumn } from "../compile/relation.ts";
import type { Database } from "../database.ts";
import type { OpenedFile } from "../opened-file.ts";
import { type OtherRowKind, otherCells, otherRowKind, rareMax, type SuspectRow } from "../other-rows.ts";
import { type ContactsInput, isRead, type Plan, type UnitsInput } from "../plan.ts";
import { engineProblem } from "../problems.ts";
import { join, name, type Sql, sql, value } from "../sql.ts";
import type { Census } from "./census.ts";
import type { PlanFiles } from "./plan-files.ts";

/** Rows of one file that are no units, or no contacts. */
export interface OtherRows {
  readonly role: "units" | "contacts";
  readonly kinds: readonly OtherRowKind[];
  readonly rows: number;
  /** Numbers of the first ones. */
  readonly numbers: readonly number[];
  /** Condition on the relations of the file, true of each of these rows. */
  readonly condition: Sql;
}

/** Rows of a mistake that are named; the others are counted. */
const rowsQuoted = 5;

interface Reading {
  readonly files: PlanFiles;
  readonly census: Census;
}

/** The rows of both files that are no units and no contacts, by what they hold: none in most files, which costs nothing. */
export async function findOtherRows(
  plan: Plan,
  { files, census }: Reading,
  database: Database,
): Promise<readonly OtherRows[]> {
  const byKey = await suspectKeys(plan, census, database);
  const found: OtherRows[] = [];
  // A file that Vigie made holds what it wrote.
  if (plan.units && files.units && files.units.file.lines === undefined) {
    const ofKeys = byKey.filter(({ role }) => role === "units");
    const { units: input } = plan;
    const { units: file, total } = files;
    const ofCells = await totalsInCells(plan, { input, file, census }, database);
    const last = total?.isSetAside === false ? total.others : null;
    found.push(...(await located({ role: "units", input, file, ofKeys, ofCells, last }, database)));
  }
  if (plan.contacts && files.contacts) {
    const ofKeys = byKey.filter(({ role }) => role === "contacts");
    const file = files.contacts;
    found.push(
      ...(await located(
        { role: "contacts", input: plan.contacts, file, ofKeys, ofCells: [], last: null },
        database,
      )),
    );
  }
  return found;
}

interface SuspectKey {
  readonly role: OtherRows["role"];
  readonly key: string;
  readonly kind: OtherRowKind;
}

async function suspectKeys(plan: Plan, census: Census, database: Database): Promise<readonly SuspectKey[]> {
  const statement = compileSuspects(plan, census.forms, database.dialect);
  if (statement === null) return [];
  const hasCodes = [...plan.attributes.values()].some((node) => isRead(node) && node.kind !== "number");
  const hasFile = plan.units !== null && !plan.units.fromContacts;
  const suspects = (await database.rows(statement)).flatMap((cells) => {
    const [key, known, code, contacts, count, sums] = cells;
    const role = hasFile && Number(known) === 1 ? ("units" as const) : ("contacts" as const);
    const header = (role === "units" ? plan.units?.key : plan.contacts?.key) ?? "";
    const row: SuspectRow = {
      key: String(key),
      holdsCode: role === "units" && hasCodes ? Number(code) === 1 : null,
      hasContacts: Number(contacts) === 1,
      sums: Number(sums),
      isCount: Number(count) === 1,
    };
    const kind = otherRowKind(row, { header, forms: census.forms.keys });
    return kind === null ? [] : [{ role, key: row.key, kind }];
  });
  return withoutUnits(suspects, census, database);
}

/** A number that other units have as a key, or one of the numbers that follow one another, is the key of a unit. */
async function withoutUnits(
  suspects: readonly SuspectKey[],
  { forms }: Census,
  database: Database,
): Promise<readonly SuspectKey[]> {
  const doubtful = suspects.filter(({ kind }) => kind === "sum" || kind === "count");
  if (doubtful.length === 0) return suspects;
  const keys = doubtful.map(({ key }) => key);
  const [counts = []] = await database.rows(compileKeysLike(keys, database.dialect));
  return suspects.filter((suspect) => {
    const at = doubtful.indexOf(suspect);
    if (at < 0) return true;
    const [same = 0, long = 0, before = 0] = counts.slice(3 * at, 3 * at + 3).map(Number);
    if (same > 1) return false;
    return suspect.kind === "sum" || (long <= rareMax(forms.keys.rows) && before === 0);
  });
}

/** Rows read one by one: without a key, or with values that nobody explained. */
const cellsMax = 500;

/** Texts of the rows that have no key and nothing of a unit, or a word for a total where a value is not understood. */
async function totalsInCells(
  plan: Plan,
  { input, file, census }: { readonly input: UnitsInput; readonly file: OpenedFile; readonly census: Census },
  database: Database,
): Promise<readonly (readonly string[])[]> {
  if (census.bad === 0) return [];
  const { relation } = file.numbered;
  const { dialect } = database;
  const compiling = { dialect, timezone: plan.timezone, keyOf: (column: RelationColumn) => column };
  const suspect = [
    isBlank(columnOf(relation, input.key), dialect),
    ...unitChecks(plan).map((check) => isWrong(check, columnOf(relation, check.column), compiling)),
  ];
  const columns = columnsInOrder(file);
  const texts = columns.map((column) => textOrEmpty(relation, column));
  const rows = await database.rows(
    sql`SELECT DISTINCT ${join(texts, ", ")} FROM ${relation.from} WHERE ${join(suspect, " OR ")} LIMIT ${cellsMax}`,
  );
  const isOther = otherCells(plan, { columns, key: input.key, forms: census.forms.keys });
  return rows.map((cells) => cells.map(String)).filter(isOther);
}

/** Columns that the plan reads, in the order of the file. */
function columnsInOrder({ names, relation }: OpenedFile): readonly string[] {
  return names.filter((column) => relation.columns.has(column));
}

function textOrEmpty(relation: Relation, column: string): Sql {
  return sql`coalesce(${columnOf(relation, column).text}, '')`;
}

async function located(
  {
    role,
    input,
    file,
    ofKeys,
    ofCells,
    last,
  }: {
    readonly role: OtherRows["role"];
    readonly input: UnitsInput | ContactsInput;
    readonly file: OpenedFile;
    readonly ofKeys: readonly SuspectKey[];
    readonly ofCells: readonly (readonly string[])[];
    /** True of every row but a last one that sums the others; null where it is a unit. */
    readonly last: Sql | null;
  },
  database: Database,
): Promise<readonly OtherRows[]> {
  const { relation, number } = file.numbered;
  const { dialect } = database;
  const columns = columnsInOrder(file);
  const key = paddedKey(columnOf(relation, input.key), input.pad, dialect);
  const keys = ofKeys.map((suspect) => suspect.key);
  const conditions = [
    ...(keys.length === 0 ? [] : [sql`${dialect.positionIn(keys, key.text)} IS NOT NULL`]),
    ...ofCells.map(
      (cells) =>
        sql`(${join(
          columns.map(
            (column, at) => sql`${textOrEmpty(relation, column)} = ${value(cells[at] ?? "", "text")}`,
          ),
          " AND ",
        )})`,
    ),
    ...(last === null ? [] : [sql`NOT (${last})`]),
  ];
  if (conditions.length === 0) return [];
  const condition = sql`coalesce(${join(conditions, " OR ")}, FALSE)`;
  const rows = await database.rows(
    sql`SELECT number, count(*) OVER () FROM (SELECT ${number} AS number, ${condition} AS other FROM ${relation.from}) AS rows WHERE other ORDER BY number LIMIT ${rowsQuoted}`,
  );
  const kinds = new Set([
    ...ofKeys.map(({ kind }) => kind),
    ...ofCells.map(() => "total" as const),
    ...(last === null ? [] : ["total" as const]),
  ]);
  const numbers = rows.map(([row]) => Number(row));
  return [{ role, kinds: [...kinds], rows: Number(rows[0]?.[1] ?? 0), numbers, condition }];
}

/** Leaves these rows out of the files. */
export function withoutRows(files: PlanFiles, others: readonly OtherRows[]): PlanFiles {
  const left = (role: OtherRows["role"]) => {
    const file = files[role];
    const found = others.find((each) => each.role === role);
    return file === null || found === undefined ? file : filtered(file, sql`NOT ${found.condition}`);
  };
  // A view of a cluster holds these rows too: the next pass reads the tables themselves.
  return { ...files, units: left("units"), contacts: left("contacts"), population: null };
}

/** A file with the rows alone that meet a condition, each with the number that it had. */
function filtered(file: OpenedFile, condition: Sql): OpenedFile {
  const { relation, number } = file.numbered;
  const row = name("row_of_file");
  const from = sql`(SELECT * FROM (SELECT *, ${number} AS ${row} FROM ${relation.from}) AS all_rows WHERE ${condition}) AS kept`;
  return {
    ...file,
    relation: {
      from: sql`(SELECT * FROM ${file.relation.from} WHERE ${condition}) AS kept`,
      columns: file.relation.columns,
    },
    numbered: { relation: { from, columns: relation.columns }, number: row },
  };
}

/** The rows that the mapping does not set aside; a file in which they are read as units is wrong in most of its columns. */
export async function otherRowsProblems(
  plan: Plan,
  files: PlanFiles,
  others: readonly OtherRows[],
): Promise<readonly VigieError[]> {
  const errors: VigieError[] = [];
  for (const found of others) {
    const file = files[found.role];
    const input = plan[found.role];
    if (file !== null && input?.otherRows === "refuse")
      errors.push(await otherRowsProblem(found, file, input.key));
  }
  return errors;
}

async function otherRowsProblem(
  { role, kinds, rows, numbers }: OtherRows,
  file: OpenedFile,
  key: string,
): Promise<VigieError> {
  const places = await file.places(numbers);
  const place = { ...(places[0] ?? { file: file.file.shown }), field: key };
  const [kind = "mixed", ...more] = kinds;
  return engineProblem("engine/other-rows", place, {
    role: textValue(role),
    kind: textValue(more.length === 0 ? kind : "mixed"),
    rows: countValue(rows),
    where: textValue(placedBy(file.file, place.line)),
    lines: linesValue(
      places.filter((each) => each.file === place.file).map(({ line, row }) => line ?? row ?? 0),
      rows,
    ),
  });
}
