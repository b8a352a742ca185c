import { isMap, isScalar } from "yaml";
import { contentEnd, partsOf, startOf, type YamlPart, yamlDocument } from "../edit/yaml-document.ts";

/**
 * A study file whose texts are in French alone: `{ fr: Sexe, en: Sex }` becomes `Sexe`. Comments and layout stay.
 * @param text YAML, as `vigie check` accepts it
 */
export function inFrench(text: string): string {
  return textsOf({ path: [], key: null, value: yamlDocument(text).contents, within: null })
    .toSorted((a, b) => b.start - a.start)
    .reduce((left, { start, end, french }) => `${left.slice(0, start)} ${french}${left.slice(end)}`, text);

  function textsOf(part: YamlPart): readonly { start: number; end: number; french: string }[] {
    const inside = partsOf(part);
    const french = inside.find(({ path }) => path.at(-1) === "fr")?.value;
    if (!isMap(part.value) || !isScalar(french) || part.key === null) return inside.flatMap(textsOf);
    const [from = 0, to = 0] = french.range ?? [];
    const colon = text.indexOf(":", part.key.range?.[1] ?? startOf(part));
    return [{ start: colon + 1, end: contentEnd(text, part), french: text.slice(from, to).trimEnd() }];
  }
}
