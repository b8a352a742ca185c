/** A block of a chapter, as written (with references) or as published (with the values of these). */
export type Block<Reference, Exhibit> =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly id: string; readonly of: Inlines<Reference> }
  | { readonly kind: "paragraph"; readonly of: Inlines<Reference> }
  | {
      readonly kind: "list";
      readonly ordered: boolean;
      readonly items: readonly Blocks<Reference, Exhibit>[];
    }
  | { readonly kind: "quote"; readonly of: Blocks<Reference, Exhibit> }
  | {
      readonly kind: "box";
      readonly box: BoxKind;
      readonly title: Inlines<Reference>;
      readonly of: Blocks<Reference, Exhibit>;
    }
  | Exhibit;

export type Blocks<Reference, Exhibit> = readonly Block<Reference, Exhibit>[];

export const boxKinds = ["numbers", "findings", "asks", "method", "note"] as const;
export type BoxKind = (typeof boxKinds)[number];

export type Inline<Reference> =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "break" }
  | { readonly kind: "strong" | "emphasis"; readonly of: Inlines<Reference> }
  /** `href` is in https, or `#` and the identifier of a chapter, a heading or a figure. */
  | { readonly kind: "link"; readonly href: string; readonly of: Inlines<Reference> }
  /**
   * `doubt`: after a passage that the tables do not bear out, that they do not; `real`: after a number that others measured,
   * among fictitious ones.
   */
  | { readonly kind: "mark"; readonly mark: "doubt" | "real"; readonly text: string }
  | Reference;

export type Inlines<Reference> = readonly Inline<Reference>[];

/** Words without a reference. */
export function plain(text: string): Inlines<never> {
  return [{ kind: "text", text }];
}
