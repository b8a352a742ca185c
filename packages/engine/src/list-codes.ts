import type { Attribute, Code, Source } from "@vigie/study";

/** The codes that a question of several answers may have in one column: its answers, then the reasons for none. */
export function listCodes({ id, codes }: Attribute, source: Source): readonly Code[] {
  return [...codes, ...reasonsForNone(id, source)];
}

/** Why a question of several answers has none: the codes of any of its flags that are not answers. */
function reasonsForNone(question: string, { attributes, multiples }: Source): readonly Code[] {
  const [flag = ""] = multiples.get(question)?.items.values() ?? [];
  return attributes.get(flag)?.codes.filter(({ missing }) => missing !== null) ?? [];
}
