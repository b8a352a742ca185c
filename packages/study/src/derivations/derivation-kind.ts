import type { z } from "zod";
import type { AttributeDraft } from "../resolve/attribute-draft.ts";
import type { Names } from "../resolve/names.ts";
import type { SourceScope } from "../resolve/source-scope.ts";
import type { Attribute, AttributeType } from "../source.ts";

/** One way to make an attribute from others: all that a study says of it. */
export interface DerivationKind<Schema extends z.ZodType = z.ZodType> {
  /** A strict object whose first key is the name of the kind: messages rely on it. */
  readonly schema: Schema;
  /** What the attributes read must be, and how a message says it. */
  readonly needs: {
    readonly named: "date" | "number" | "flag" | "codes";
    readonly types: readonly AttributeType[];
  };
  /** The attributes read, each with its path inside the derivation. */
  reads(derivation: z.infer<Schema>): readonly AttributeRead[];
  /**
   * @param made.reads the attributes read, in their order, each of a type needed
   * @returns null where a mistake, already reported, leaves the attribute unknown
   */
  resolve(
    scope: DerivationScope,
    derivation: z.infer<Schema>,
    made: { readonly base: DerivedBase; readonly reads: readonly AttributeDraft[] },
  ): AttributeDraft | null;
}

export interface AttributeRead {
  readonly name: string;
  readonly path: readonly (string | number)[];
}

export interface DerivationScope extends SourceScope {
  readonly attributes: Names<AttributeDraft>;
  /** Of the attribute made. */
  readonly name: string;
}

export type DerivedBase = Pick<Attribute, "id" | "label" | "ordered">;
