import { type Codes, codesOf, type DerivedNode, type Plan } from "../plan.ts";
import { join, name, type Sql, sql, value } from "../sql.ts";

/** Name of an attribute's column among those of an engine. */
export function attributeColumn(attribute: string): Sql {
  return name(`a_${attribute}`);
}

/** An attribute made from others, in a row that has them. */
export function derivation(node: DerivedNode, plan: Plan): Sql {
  switch (node.kind) {
    case "years":
      return years(attributeColumn(node.of), node.at);
    case "bands":
      return bands(attributeColumn(node.of), node.codes, node.from);
    case "recode":
      return recode(attributeColumn(node.of), node, codesOf(plan, node.of));
    case "any":
      return any(node.of, node.codes, plan);
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

function any(flags: readonly string[], codes: Codes, plan: Plan): Sql {
  const rank = (of: Codes, code: string) => of.findIndex((known) => known.code === code) + 1;
  const yes = flags.map((flag) => sql`${attributeColumn(flag)} = ${rank(codesOf(plan, flag), "yes")}`);
  const unknown = flags.map((flag) => sql`${attributeColumn(flag)} IS NULL`);
  return sql`CASE WHEN ${join(yes, " OR ")} THEN ${rank(codes, "yes")} WHEN ${join(unknown, " OR ")} THEN NULL ELSE ${rank(codes, "no")} END`;
}
