import type { Attribute } from "@vigie/study";
import type { Dialect } from "../dialects/dialect.ts";
import type { Plan } from "../plan.ts";
import type { Sql } from "../sql.ts";

/** One kind of derived attribute, as engines compute it. */
export interface Derivation<Node> {
  /** Its value, in a row that has the attributes it reads: a day, a number, or the rank of a code from 1. */
  sql(node: Node, compiling: { readonly plan: Plan; readonly dialect: Dialect }): Sql;
  gives(node: Node): "codes" | "number" | "day";
  /** Its rank 0 is a value outside of all its codes. */
  readonly hasOutside?: true;
  /** Bounds of what is probable; values outside are kept, and counted. */
  readonly probable?: { readonly from: number; readonly to: number };
}

/** One that a study declares: `Origin` is what it says, its names looked up. */
export interface DeclaredDerivation<Origin, Node> extends Derivation<Node> {
  node(origin: Origin, attribute: Attribute): Node;
}
