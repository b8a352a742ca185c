import type { Dialect } from "../dialects/dialect.ts";
import { type Codes, type Condition, codesOf, type DerivedNode, type Plan } from "../plan.ts";
import { join, name, type Sql, sql, value } from "../sql.ts";

/** Name of an attribute's column among those of an engine. */
export function attributeColumn(attribute: string): Sql {
  return name(`a_${attribute}`);
}

/** An attribute made from others, in a row that has them. */
export function derivation(node: DerivedNode, plan: Plan, dialect: Dialect): Sql {
  switch (node.kind) {
    case "years":
      return years(attributeColumn(node.of), node.at);
    case "bands":
      return bands(attributeColumn(node.of), node.codes, node.from);
    case "recode":
      return recode(attributeColumn(node.of), node, codesOf(plan, node.of));
    case "period":
      return period(attributeColumn(node.of), node);
    case "any":
      return any(node.of, node.codes, plan);
    case "set":
      return setOf(node, plan, dialect);
    case "item":
      return item(node, codesOf(plan, node.of), dialect);
    case "box":
      return box(node);
    case "asked":
      return asked(node, plan);
    default:
      return node satisfies never;
  }
}

/** A birthday that the year lacks, 29 February, comes after 28 February: so on 1 March. */
function years(birth: Sql, at: string): Sql {
  const [year = 0, month = 0, day = 0] = at.split("-").map(Number);
  const birthday = sql`extract(month FROM ${birth}) * 100 + extract(day FROM ${birth})`;
  return sql`CAST(${year} - extract(year FROM ${birth}) - CASE WHEN ${birthday} > ${month * 100 + day} THEN 1 ELSE 0 END AS INTEGER)`;
}

function bands(number: Sql, codes: Codes, from: ReadonlyMap<string, number>): Sql {
  const ranked = codes
    .map(({ code }, at) => ({ rank: at + 1, bound: from.get(code) }))
    .flatMap(({ rank, bound }) => (bound === undefined ? [] : [{ rank, bound }]))
    .toSorted((a, b) => b.bound - a.bound);
  const whens = ranked.map(
    ({ rank, bound }) => sql`WHEN ${number} >= ${value(bound, "number")} THEN ${rank}`,
  );
  return sql`CASE WHEN ${number} IS NULL THEN NULL ${join(whens, " ")} ELSE 0 END`;
}

function recode(rank: Sql, { codes, map }: Extract<DerivedNode, { kind: "recode" }>, before: Codes): Sql {
  const after = new Map(codes.map(({ code }, at) => [code, at + 1]));
  const whens = before.flatMap(({ code }, at) => {
    const target = after.get(map.get(code) ?? "");
    return target === undefined ? [] : [sql`WHEN ${at + 1} THEN ${target}`];
  });
  return whens.length === 0 ? sql`CAST(NULL AS INTEGER)` : sql`CASE ${rank} ${join(whens, " ")} END`;
}

/** 0 for a day out of the window, as for a number below every band. */
function period(day: Sql, { every, window }: Extract<DerivedNode, { kind: "period" }>): Sql {
  const size = { month: 1, quarter: 3, year: 12 }[every];
  const [year = 0, month = 0] = window.from.split("-").map(Number);
  const before = Math.floor((year * 12 + month - 1) / size);
  const months = sql`(extract(year FROM ${day}) * 12 + extract(month FROM ${day}) - 1)`;
  const inside = sql`${day} BETWEEN ${value(window.from, "day")} AND ${value(window.to, "day")}`;
  return sql`CASE WHEN ${inside} THEN CAST(floor(${months} / ${size}.0) AS INTEGER) - ${before} + 1 WHEN ${day} IS NOT NULL THEN 0 END`;
}

/** A flag that is neither yes nor no, whatever the reason, leaves a union without yes unknown. */
function any(flags: readonly string[], codes: Codes, plan: Plan): Sql {
  const is = (flag: string, code: string) =>
    sql`${attributeColumn(flag)} = ${rankOf(codesOf(plan, flag), code)}`;
  const yes = flags.map((flag) => is(flag, "yes"));
  const no = flags.map((flag) => is(flag, "no"));
  return sql`CASE WHEN ${join(yes, " OR ")} THEN ${rankOf(codes, "yes")} WHEN ${join(no, " AND ")} THEN ${rankOf(codes, "no")} END`;
}

/** The flags that are yes, as bits, are the position of the code in a list of all sets. */
function setOf({ of, codes }: Extract<DerivedNode, { kind: "set" }>, plan: Plan, dialect: Dialect): Sql {
  const is = (flag: string, code: string) =>
    sql`${attributeColumn(flag)} = ${rankOf(codesOf(plan, flag), code)}`;
  const bits = of.map((flag, at) => sql`CASE WHEN ${is(flag, "yes")} THEN ${2 ** at} ELSE 0 END`);
  const known = of.map((flag) => sql`(${is(flag, "yes")} OR ${is(flag, "no")})`);
  const ranks = Array.from({ length: 2 ** of.length }, (_, held) => {
    const flags = of.filter((_, at) => (held & (2 ** at)) !== 0);
    return rankOf(codes, flags.length === 0 ? "none" : flags.join("+"));
  });
  return sql`CASE WHEN ${join(known, " AND ")} THEN ${dialect.elementAt(ranks, sql`1 + ${join(bits, " + ")}`)} END`;
}

function item(
  { of, item, codes }: Extract<DerivedNode, { kind: "item" }>,
  listed: Codes,
  { holds, least }: Dialect,
): Sql {
  const list = attributeColumn(of);
  const reasons = listed.flatMap(({ code, missing }, at) =>
    missing === null ? [] : [sql`WHEN ${at + 1} THEN ${rankOf(codes, code)}`],
  );
  const others =
    reasons.length === 0
      ? sql`${rankOf(codes, "no")}`
      : sql`CASE ${least(list)} ${join(reasons, " ")} ELSE ${rankOf(codes, "no")} END`;
  return sql`CASE WHEN ${list} IS NULL THEN NULL WHEN ${holds(list, rankOf(listed, item))} THEN ${rankOf(codes, "yes")} ELSE ${others} END`;
}

function box({ of, among, codes }: Extract<DerivedNode, { kind: "box" }>): Sql {
  const [yes, no] = [rankOf(codes, "yes"), rankOf(codes, "no")];
  const answered = among.map((other) => sql`${attributeColumn(other)} IN (${yes}, ${no})`);
  return sql`CASE WHEN ${attributeColumn(of)} IS NOT NULL THEN ${attributeColumn(of)} WHEN ${join(answered, " OR ")} THEN ${no} END`;
}

function asked(
  { of, where, codes, notAsked, noAnswer }: Extract<DerivedNode, { kind: "asked" }>,
  plan: Plan,
): Sql {
  const answer = attributeColumn(of);
  const empty = noAnswer === null ? sql`NULL` : sql`${rankOf(codes, noAnswer)}`;
  const isAsked =
    where.length === 0
      ? sql`TRUE`
      : join(
          where.map((condition) => holds(plan, condition)),
          " AND ",
        );
  return sql`CASE WHEN ${answer} IS NOT NULL THEN ${answer} WHEN ${isAsked} THEN ${empty} ELSE ${rankOf(codes, notAsked)} END`;
}

/** A unit's value of the attribute is one of the codes; not so where it is unknown. */
export function holds(plan: Plan, { attribute, codes }: Condition): Sql {
  const ranks = codesOf(plan, attribute).flatMap(({ code }, at) => (codes.includes(code) ? [at + 1] : []));
  return ranks.length === 0 ? sql`FALSE` : sql`${attributeColumn(attribute)} IN (${[ranks.join(", ")]})`;
}

function rankOf(codes: Codes, code: string): number {
  return codes.findIndex((known) => known.code === code) + 1;
}
