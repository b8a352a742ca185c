import { attributeOf, type Source, type Study, subgroupLabel } from "@vigie/study";

/** What a code of a table's dimension means, in French; the code itself where the study does not say. */
export function codeWords(study: Study, source: Source, name: string, code: string): string {
  if (code === "_T") return "ensemble";
  if (code === "_U") return "inconnu";
  if (name === "universe") return source.universes.get(code)?.label.fr ?? code;
  if (name === "subgroup") return subgroupLabel(source, code).fr;
  const label = (of: string) => attributeOf(source, name)?.codes.find((each) => each.code === of)?.label.fr;
  if (code === "_O") return "autres";
  if (code.startsWith("_O.")) return `autres (${above(study, code.slice(3))})`;
  return label(code) ?? above(study, code);
}

/** A level above is in the code list only. */
function above(study: Study, code: string): string {
  for (const { codes } of study.codelists.values()) {
    const found = codes.find((each) => each.code === code);
    if (found !== undefined) return found.label.fr;
  }
  return code;
}
