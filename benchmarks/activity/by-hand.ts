import { DuckDBInstance } from "@duckdb/node-api";

/**
 * The shortest SQL that gives the same tables, in the same DuckDB. Usage: node by-hand.ts FILE; prints the number of
 * table rows. Communes stand for their territory: the look-up costs nothing that matters here.
 */
const [file = ""] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(":memory:")).connect();
await connection.run(
  `CREATE TABLE help AS SELECT *, strftime(day, '%Y-%m') AS month, string_split(coalesce(themes, ''), ';') AS listed FROM read_csv('${file}', types = {'commune': 'VARCHAR'}) WHERE day BETWEEN DATE '2020-01-01' AND DATE '2023-09-30'`,
);
let rows = 0;
const add = async (sql: string) => {
  rows += (await connection.runAndReadAll(sql)).currentRowCount;
};
await add("SELECT month, count(*) FROM help GROUP BY CUBE (month)");
await add("SELECT commune, institution, count(*) FROM help GROUP BY CUBE (commune, institution)");
await add("SELECT commune, count(*) FROM help GROUP BY CUBE (commune)");
await add("SELECT institution, mode, count(*) FROM help GROUP BY CUBE (institution, mode)");
await add("SELECT mode, duration, count(*) FROM help GROUP BY CUBE (mode, duration)");
await add("SELECT theme, count(*) FROM (SELECT unnest(listed) AS theme FROM help) GROUP BY CUBE (theme)");
process.stdout.write(`${rows}\n`);
