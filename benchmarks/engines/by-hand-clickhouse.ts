import { attributes, channels } from "../channels/generate.ts";

const names = Object.keys(attributes);
const list = channels.map((name) => `'${name}'`).join(", ");
const digitalBits = (1 << 7) - 1;
const inWindow = "date BETWEEN '2022-07-01' AND '2022-12-31'";
const isRoutine = "channel = 'online_declaration' AND motive = 'quarterly'";

/** The shortest SQL that gives the tables of `channels` in ClickHouse: what someone who knows it would write. */
export const byHandClickhouse = [
  `CREATE TEMPORARY TABLE used AS SELECT id,
  groupBitOr(if(${inWindow} AND NOT (${isRoutine}), bitShiftLeft(toUInt32(1), indexOf([${list}], channel) - 1), 0)) AS bits,
  countIf(${inWindow} AND ${isRoutine}) AS routine,
  countIf(date IS NULL) AS no_date, countIf(date IS NOT NULL AND NOT (${inWindow})) AS outside, count() AS contacts
  FROM banc.contacts GROUP BY id`,
  `CREATE TEMPORARY TABLE classified AS SELECT units.*, multiIf(
  bitAnd(bits, ${digitalBits}) > 0 AND bitAnd(bits, bitNot(${digitalBits})) > 0, 'mixed',
  bitAnd(bits, ${digitalBits}) > 0, 'digital', bits > 0, 'direct', routine > 0, 'routine_only', 'none') AS group
  FROM banc.units AS units LEFT JOIN used USING (id)`,
  `SELECT sumIf(routine, units.id <> ''), sum(no_date), sumIf(outside, units.id <> ''),
  sumIf(contacts - no_date, units.id = '') FROM used LEFT JOIN banc.units AS units USING (id)`,
  ...names.map((name) => `SELECT group, ${name}, count() FROM classified GROUP BY CUBE(group, ${name})`),
  ...names.flatMap((a, at) =>
    names.slice(at + 1).map((b) => `SELECT ${a}, ${b}, count() FROM classified GROUP BY CUBE(${a}, ${b})`),
  ),
  "DROP TEMPORARY TABLE used",
  "DROP TEMPORARY TABLE classified",
];
