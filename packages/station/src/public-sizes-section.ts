import type { Release } from "@vigie/disclosure";
import type { Study } from "@vigie/study";
import { each, table } from "./page-html.ts";
import type { PageWords } from "./page-words.ts";
import { publicSizesOff } from "./public-sizes.ts";

/** Sizes already published that the partner's data does not have: said to the partner alone. */
export function publicSizesSection(
  { study, release }: { readonly study: Study; readonly release: Release },
  words: PageWords,
): string {
  const { say, html, number, signed } = words;
  const off = publicSizesOff(study, release);
  if (off.length === 0) return "";
  const rows = off.map(({ source, universe, published, found }) => {
    const label = study.sources.get(source)?.universes.get(universe)?.label ?? { fr: universe };
    return [html(label), number(published), number(found), signed(found - published)];
  });
  return `<h2>${say("public.title")}</h2>
${off.some(({ isFar }) => isFar) ? `<p class="doubt"><strong>${say("public.far")}</strong></p>` : ""}
${each("p", [say("public.words")])}
${table(
  say("public.caption"),
  (["universe", "size", "true", "difference"] as const).map((name) => say(`public.${name}`)),
  rows,
)}`;
}
