import { html, type Markup, replaceInTexts } from "@vigie/documents";

/** An ordinal; a name with hyphens. */
const set =
  /(?<![\p{L}\p{N}])1(?:er|re)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}-])\p{Lu}\p{Ll}+(?:-\p{L}[\p{L}’]*)+/gu;

/**
 * « 1er » with its end raised, and « Seine-Saint-Denis » on one line: by marks around the words, so that they are
 * copied and found as they were.
 */
export function frenchSetting(page: Markup): Markup {
  return replaceInTexts(page, set, (found) =>
    found.startsWith("1") ? html`1<sup>${found.slice(1)}</sup>` : html`<span class="whole">${found}</span>`,
  );
}
