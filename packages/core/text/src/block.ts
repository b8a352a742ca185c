/** A block of a chapter, as written (with references) or as published (with the values of these). */
export type TextBlock<Reference, Exhibit> =
  | {
      readonly kind: "heading";
      readonly level: 2 | 3;
      readonly id: string;
      readonly of: TextInlines<Reference>;
    }
  | { readonly kind: "paragraph"; readonly of: TextInlines<Reference> }
  | {
      readonly kind: "list";
      readonly ordered: boolean;
      readonly items: readonly TextBlocks<Reference, Exhibit>[];
    }
  | { readonly kind: "quote"; readonly of: TextBlocks<Reference, Exhibit> }
  | {
      readonly kind: "box";
      readonly box: BoxKind;
      readonly title: TextInlines<Reference>;
      readonly of: TextBlocks<Reference, Exhibit>;
    }
  | Exhibit;

export type TextBlocks<Reference, Exhibit> = readonly TextBlock<Reference, Exhibit>[];

export const boxKinds = ["numbers", "findings", "asks", "method", "note"] as const;
export type BoxKind = (typeof boxKinds)[number];

export type TextInline<Reference> =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "break" }
  | { readonly kind: "strong" | "emphasis"; readonly of: TextInlines<Reference> }
  /** `href` is in https, or `#` and the identifier of a chapter, a heading or a figure. */
  | { readonly kind: "link"; readonly href: string; readonly of: TextInlines<Reference> }
  /**
   * `doubt`: after a passage that the tables do not bear out, that they do not; `real`: after a number that others measured,
   * among fictitious ones.
   */
  | { readonly kind: "mark"; readonly mark: "doubt" | "real"; readonly text: string }
  | Reference;

export type TextInlines<Reference> = readonly TextInline<Reference>[];

/** Blocks, each followed by those that it holds, in reading order. */
export function everyBlock<
  Reference,
  Exhibit extends { readonly kind: "figure" | "barriers" | "overview" | "awaited" },
>(blocks: TextBlocks<Reference, Exhibit>): TextBlocks<Reference, Exhibit> {
  return blocks.flatMap((block) => {
    if (block.kind === "list") return [block, ...everyBlock(block.items.flat())];
    return block.kind === "quote" || block.kind === "box" ? [block, ...everyBlock(block.of)] : [block];
  });
}

/** Words without a reference. */
export function plainInlines(text: string): TextInlines<never> {
  return [{ kind: "text", text }];
}
