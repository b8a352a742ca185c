import type { Attribute } from "@vigie/study";
import type { Dialect } from "../dialects/dialect.ts";
import { name, type Sql, sql } from "../sql.ts";

/** One kind of derived attribute, as engines compute it. */
export interface Derivation<Node> {
  /** Its value, in a row that has the attributes it reads: a day, a number, or the rank of a code from 1. */
  sql(node: Node, deriving: Deriving): Sql;
  gives(node: Node): "codes" | "number" | "day";
  /** Its rank 0 is a value outside of all its codes. */
  readonly hasOutside?: true;
  /** Bounds of what is probable; values outside are kept, and counted. */
  readonly probable?: { readonly from: number; readonly to: number };
}

export interface Deriving {
  readonly plan: CodedAttributes;
  readonly dialect: Dialect;
}

/** One that a study declares: `Origin` is what it says, its names looked up. */
export interface DeclaredDerivation<Origin, Node> extends Derivation<Node> {
  node(origin: Origin, attribute: Attribute): Node;
}

/** The codes an attribute may hold, in order; each may say why it is not an answer. */
export type Codes = readonly { readonly code: string; readonly missing: string | null }[];

/** What derivations read of a plan. */
interface CodedAttributes {
  readonly attributes: ReadonlyMap<string, { readonly kind: string; readonly codes?: Codes }>;
}

/** The codes of an attribute, in order; none for a day or a number. */
export function codesOf({ attributes }: CodedAttributes, attribute: string): Codes {
  const node = attributes.get(attribute);
  if (node === undefined) throw new RangeError("the plan has no such attribute");
  return node.codes ?? [];
}

/** The attribute holds one of the codes. */
export interface CodesCondition {
  readonly attribute: string;
  readonly codes: readonly string[];
}

/** Name of an attribute's column among those of an engine. */
export function attributeColumn(attribute: string): Sql {
  return name(`a_${attribute}`);
}

/** A unit's value of the attribute is one of the codes; not so where it is unknown. */
export function holds(plan: CodedAttributes, { attribute, codes }: CodesCondition): Sql {
  const ranks = codesOf(plan, attribute).flatMap(({ code }, at) => (codes.includes(code) ? [at + 1] : []));
  return ranks.length === 0 ? sql`FALSE` : sql`${attributeColumn(attribute)} IN (${[ranks.join(", ")]})`;
}

/** A flag has that code, `yes` or `no`. */
export function flagHasCode(plan: CodedAttributes, flag: string, code: "yes" | "no"): Sql {
  return sql`${attributeColumn(flag)} = ${rankOf(codesOf(plan, flag), code)}`;
}

export function rankOf(codes: Codes, code: string): number {
  return codes.findIndex((known) => known.code === code) + 1;
}
