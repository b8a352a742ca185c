import type { TextFile } from "../shapes/shared-shapes.ts";

export type Text = { readonly fr: string; readonly en?: string | undefined };

/** A text as written, in French alone or in several languages, with French always there. */
export function textOf(written: TextFile): Text {
  return typeof written === "string" ? { fr: written } : written;
}

/** In French where it is not written in `language`. */
export function textIn({ fr, en }: Text, language: string): string {
  return language === "en" ? (en ?? fr) : fr;
}
