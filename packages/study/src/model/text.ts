import type { TextFile } from "../shapes/shared-shapes.ts";
import type { Text } from "./study.ts";

/** A text as written, in French alone or in several languages, with French always there. */
export function textOf(written: TextFile): Text {
  return typeof written === "string" ? { fr: written } : written;
}
