import type { FilePlace, VigieError } from "@vigie/words";
import type { z } from "zod";
import type { AttributeDraft, CodelistDraft } from "../drafts/drafts.ts";

import type { Names } from "../drafts/names.ts";
import type { Window } from "../model/period.ts";
import type { Attribute, AttributeType } from "../model/source.ts";
import type { Path } from "../reading/parsed-file.ts";

/** One way to make an attribute from others: all that a study says of it. */
export interface DerivationKind<Schema extends z.ZodType = z.ZodType> {
  /** A strict object whose first key is the name of the kind: messages rely on it. */
  readonly schema: Schema;
  /** Types that the attributes under its first key may have; empty where no attribute is read. */
  readonly needs: readonly AttributeType[];
  /**
   * @param made.reads the attributes read (`attributesRead`), in their order, each of a type needed
   * @returns null where a mistake, already reported, leaves the attribute unknown
   */
  resolve(
    scope: DerivationScope,
    derivation: z.infer<Schema>,
    made: { readonly base: DerivedBase; readonly reads: readonly AttributeDraft[] },
  ): AttributeDraft | null;
}

export interface DerivationScope {
  readonly codelists: Names<CodelistDraft>;
  readonly attributes: Names<AttributeDraft>;
  /** Window of its source. */
  readonly window: Window;
  readonly hasContacts: boolean;
  readonly found: VigieError[];
  /** Name of the attribute made. */
  readonly name: string;
  /** Where a part of the derivation stands in its file, and the key of one: by the keys that lead to it. */
  readonly place: (...steps: Path) => FilePlace;
  readonly placeOfKey: (...steps: Path) => FilePlace;
}

export type DerivedBase = Pick<Attribute, "id" | "label" | "ordered">;
