import { Markup } from "@vigie/html";

/** A drawing or a tag, which stay as they are; an ordinal; a name with hyphens. */
const parts =
  /<svg[\s\S]*?<\/svg>|<[^>]*>|(?<![\p{L}\p{N}])1(?<end>er|re)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}-])(?<name>\p{Lu}\p{Ll}+(?:-\p{L}[\p{L}’]*)+)/gu;

/**
 * « 1er » with its end raised, and « Seine-Saint-Denis » on one line: by marks around the words, so that they are
 * copied and found as they were.
 */
export function frenchSetting({ text }: Markup): Markup {
  return new Markup(
    text.replace(parts, (part, ...found) => {
      const groups: unknown = found.at(-1);
      if (groups === null || typeof groups !== "object") return part;
      const [end, name]: readonly unknown[] = [Reflect.get(groups, "end"), Reflect.get(groups, "name")];
      if (typeof end === "string") return `1<sup>${end}</sup>`;
      return typeof name === "string" ? `<span class="whole">${name}</span>` : part;
    }),
  );
}
