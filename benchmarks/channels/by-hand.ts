import { DuckDBInstance } from "@duckdb/node-api";
import { attributes, channels } from "./generate.ts";

/**
 * The shortest SQL that gives the same tables, in the same DuckDB: what someone who knows SQL would write.
 * Usage: node by-hand.ts UNITS CONTACTS [MEMORY_LIMIT SPILL]; prints the number of table rows.
 */
const [units = "", contacts = "", memoryLimit, spill] = process.argv.slice(2);
const reader = (path: string) =>
  path.endsWith(".parquet") ? `read_parquet('${path}')` : `read_csv('${path}')`;
const names = Object.keys(attributes);
const list = channels.map((name) => `'${name}'`).join(", ");
const digitalBits = (1 << 7) - 1;
const inWindow = "date BETWEEN DATE '2022-07-01' AND DATE '2022-12-31'";
const isRoutine = "channel = 'online_declaration' AND motive = 'quarterly'";

const connection = await (await DuckDBInstance.create(":memory:")).connect();
if (memoryLimit && spill)
  await connection.run(`SET memory_limit='${memoryLimit}'; SET temp_directory='${spill}'`);
await connection.run(`CREATE TABLE units AS FROM ${reader(units)}`);
await connection.run(`CREATE TABLE used AS SELECT id,
  bit_or(CASE WHEN ${inWindow} AND NOT (${isRoutine}) THEN (1 << (list_position([${list}], channel) - 1))::INTEGER ELSE 0 END) AS bits,
  count(*) FILTER (${inWindow} AND ${isRoutine}) AS routine,
  count(*) FILTER (date IS NULL) AS no_date, count(*) FILTER (date IS NOT NULL AND NOT (${inWindow})) AS outside,
  count(*) AS contacts
  FROM ${reader(contacts)} GROUP BY id`);
await connection.run(`CREATE TABLE classified AS SELECT units.*, CASE
  WHEN bits & ${digitalBits} > 0 AND bits & ~${digitalBits} > 0 THEN 'mixed'
  WHEN bits & ${digitalBits} > 0 THEN 'digital' WHEN bits > 0 THEN 'direct'
  WHEN routine > 0 THEN 'routine_only' ELSE 'none' END AS "group"
  FROM units LEFT JOIN used USING (id)`);
let rows = 0;
const add = async (sql: string) => {
  rows += (await connection.runAndReadAll(sql)).currentRowCount;
};
await add(`SELECT sum(routine) FILTER (units.id IS NOT NULL), sum(no_date), sum(outside) FILTER (units.id IS NOT NULL),
  sum(contacts - no_date) FILTER (units.id IS NULL) FROM used LEFT JOIN units USING (id)`);
for (const name of names)
  await add(`SELECT "group", ${name}, count(*) FROM classified GROUP BY CUBE ("group", ${name})`);
for (const [at, a] of names.entries())
  for (const b of names.slice(at + 1))
    await add(`SELECT ${a}, ${b}, count(*) FROM classified GROUP BY CUBE (${a}, ${b})`);
process.stdout.write(`${rows}\n`);
