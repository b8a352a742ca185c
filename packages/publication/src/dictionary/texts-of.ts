import type { Study, Text } from "@vigie/study";

/** Every text of a study that pages may show, by its French, each once. */
export function textsOf(study: Study): readonly string[] {
  const { texts: _, dictionaries: __, ...shown } = study;
  return [...new Set(textsIn(shown))];
}

function textsIn(value: unknown): readonly string[] {
  if (isText(value)) return [value.fr.trim()];
  if (value instanceof Map) return [...value.values()].flatMap(textsIn);
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function isText(value: unknown): value is Text {
  if (typeof value !== "object" || value === null || !("fr" in value)) return false;
  return typeof value.fr === "string" && Object.keys(value).every((key) => key === "fr" || key === "en");
}
