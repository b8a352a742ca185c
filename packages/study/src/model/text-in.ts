import type { Text } from "./study.ts";

/** In French where it is not written in `language`. */
export function textIn({ fr, en }: Text, language: string): string {
  return language === "en" ? (en ?? fr) : fr;
}
