import type { Text } from "@vigie/study";

/** In English where it has been written; in French otherwise. */
export function textIn({ fr, en }: Text, language: string): string {
  return language === "en" ? (en ?? fr) : fr;
}
