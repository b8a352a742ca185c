import { html } from "@vigie/documents";
import { placeList } from "../communes/help-part.ts";
import type { PageContext } from "../site.ts";
import { sitePaths } from "../site-paths.ts";
import { passagesOf } from "./passages-of.ts";

/** Pages whose sentences are those of others, or of tables. */
const leftOut =
  /^(?:provenance|explorer|communes|partage)\/|^(?:recherche|synthese|communes|explorer|comparaison|glossaire)\.html$/;

/**
 * What a search finds beside the list of its page: the sentences of the pages, and the places of help. A script, not a
 * file of data: a site opened from a folder may not read one.
 * @param pageAt the page at a path of the edition
 */
export function searchTexts(context: PageContext, pageAt: (path: string) => string): string {
  const { pages } = context.edition;
  const read = [...pages.keys()]
    .filter((path) => !leftOut.test(path))
    .map((path) => {
      const page = pageAt(path);
      const [{ text: title } = { text: "" }, ...passages] = passagesOf(page);
      return { path, title, passages };
    });
  const known = new Set<string>();
  const texts = read.map(({ path, title, passages }) => [
    path,
    title,
    passages.flatMap(({ anchor, text }) => {
      if (known.has(text)) return [];
      known.add(text);
      return [[anchor ?? "", text]];
    }),
  ]);
  return `globalThis.vigieTexts = ${JSON.stringify({ texts, places: placesOf(context) })};\n`;
}

/** Each place in words, with the page that has its address. */
function placesOf(context: PageContext): readonly (readonly [to: string, name: string, text: string])[] {
  const { places, formatter } = context.edition.publication;
  return (places ?? []).map((place) => {
    const to = place.commune === null ? sitePaths.communes : `${sitePaths.commune(place.commune)}#aide`;
    const [, ...rest] = passagesOf(html`<main>${placeList([place], context)}</main>`.text);
    const kinds = [...place.kinds].map((kind) => formatter.message(`help.kind.${kind}`));
    return [to, place.name, [...kinds, ...rest.map(({ text }) => text)].join(" ")];
  });
}
