import type { Point } from "./point.ts";

/** Words on one line. */
export interface Text {
  readonly kind: "text";
  /** Where they start, end or have their middle, as the look says, on their base line. */
  readonly at: Point;
  readonly spans: readonly Span[];
  readonly look: string | null;
}

/** A part of a text; a look of its own is over that of the whole. */
export interface Span {
  readonly text: string;
  readonly look: string | null;
}

export function text(
  at: Point,
  content: string | Span | readonly (string | Span)[],
  look: string | null = null,
): Text {
  const parts = typeof content === "string" || "text" in content ? [content] : content;
  const spans = parts.map((part) => (typeof part === "string" ? { text: part, look: null } : part));
  return { kind: "text", at, spans, look };
}

export function bold(text: string): Span {
  return { text, look: "b" };
}

export function muted(text: string, look = "q"): Span {
  return { text, look };
}
