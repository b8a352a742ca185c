import { attributes, channels } from "../channels/generate.ts";

const names = Object.keys(attributes);
const list = channels.map((name) => `'${name}'`).join(", ");
const digitalBits = (1 << 7) - 1;
const inWindow = "date::date BETWEEN DATE '2022-07-01' AND DATE '2022-12-31'";
const isRoutine = "channel = 'online_declaration' AND motive = 'quarterly'";

/** The shortest SQL that gives the tables of `channels` in PostgreSQL: what someone who knows SQL would write. */
export const byHand = [
  `CREATE TEMP TABLE used AS SELECT id,
  bit_or(CASE WHEN ${inWindow} AND NOT (${isRoutine}) THEN 1 << (array_position(ARRAY[${list}], channel) - 1) ELSE 0 END) AS bits,
  count(*) FILTER (WHERE ${inWindow} AND ${isRoutine}) AS routine,
  count(*) FILTER (WHERE date IS NULL) AS no_date, count(*) FILTER (WHERE date IS NOT NULL AND NOT (${inWindow})) AS outside,
  count(*) AS contacts
  FROM contacts GROUP BY id`,
  `CREATE TEMP TABLE classified AS SELECT units.*, CASE
  WHEN bits & ${digitalBits} > 0 AND bits & ~${digitalBits} > 0 THEN 'mixed'
  WHEN bits & ${digitalBits} > 0 THEN 'digital' WHEN bits > 0 THEN 'direct'
  WHEN routine > 0 THEN 'routine_only' ELSE 'none' END AS "group"
  FROM units LEFT JOIN used USING (id)`,
  `SELECT sum(routine) FILTER (WHERE units.id IS NOT NULL), sum(no_date), sum(outside) FILTER (WHERE units.id IS NOT NULL),
  sum(contacts - no_date) FILTER (WHERE units.id IS NULL) FROM used LEFT JOIN units USING (id)`,
  ...names.map(
    (name) => `SELECT "group", ${name}, count(*) FROM classified GROUP BY CUBE ("group", ${name})`,
  ),
  ...names.flatMap((a, at) =>
    names.slice(at + 1).map((b) => `SELECT ${a}, ${b}, count(*) FROM classified GROUP BY CUBE (${a}, ${b})`),
  ),
]
  .map((statement) => `${statement};\n`)
  .join("");
