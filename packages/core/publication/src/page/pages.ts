import { crosstabId } from "@vigie/tables";
import type { WordedPublication } from "../formatter.ts";
import { aboutPage } from "./about-page.ts";
import { accessibilityPage } from "./accessibility-page.ts";
import { associationsPage } from "./associations-page.ts";
import { changesPage } from "./changes-page.ts";
import { annexesPage, chapterPage } from "./chapter-page.ts";
import { communePage } from "./communes/commune-page.ts";
import { communesPage } from "./communes/communes-page.ts";
import { comparisonPage } from "./comparison-page.ts";
import { coverPage } from "./cover-page.ts";
import { dataPage } from "./data-page.ts";
import { easyPage } from "./easy-page.ts";
import { crosstabPage } from "./explore/crosstab-page.ts";
import { explorePage } from "./explore/explore-page.ts";
import { glossaryPage } from "./glossary-page.ts";
import { methodPage } from "./method-page.ts";
import { notePage } from "./note-page.ts";
import { provenancePage } from "./provenance-page.ts";
import { searchPage } from "./search/search-page.ts";
import { hasAssociations, hasSynthesis, type MakePage } from "./site.ts";
import { sitePaths } from "./site-paths.ts";
import { synthesisPage } from "./synthesis-page.ts";

/** The pages of an edition, by their path from its folder. */
export function pagesOf(publication: WordedPublication): ReadonlyMap<string, MakePage> {
  const { study, chapters, easy, annexes, populations, changes, series, territories, crosstabs } =
    publication;
  const pages = new Map<string, MakePage>([[sitePaths.cover, coverPage]]);
  for (const chapter of chapters)
    pages.set(sitePaths.chapter(chapter.id), (context) => chapterPage(chapter, context));
  if (hasSynthesis(publication)) pages.set(sitePaths.synthesis, synthesisPage);
  if (easy !== null) pages.set(sitePaths.easy, (context) => easyPage(easy, context));
  if (series !== null) pages.set(sitePaths.note, (context) => notePage(series, context));
  pages.set(sitePaths.search, searchPage);
  if (crosstabs.length > 0) pages.set(sitePaths.explore, explorePage);
  for (const crosstab of crosstabs)
    pages.set(sitePaths.crosstab(crosstabId(crosstab)), (context) => crosstabPage(crosstab, context));
  if (territories.length > 0) pages.set(sitePaths.communes, communesPage);
  for (const territory of territories)
    pages.set(sitePaths.commune(territory.code), (context) => communePage(territory, context));
  if (annexes.length > 0) pages.set(sitePaths.annexes, annexesPage);
  for (const annex of annexes) pages.set(sitePaths.annex(annex.id), (context) => chapterPage(annex, context));
  if (hasAssociations(publication)) pages.set(sitePaths.associations, associationsPage);
  if (study.published.length > 0) pages.set(sitePaths.comparison, comparisonPage);
  if (changes !== null) pages.set(sitePaths.changes, (context) => changesPage(changes, context));
  pages.set(sitePaths.method, methodPage);
  pages.set(sitePaths.glossary, glossaryPage);
  pages.set(sitePaths.data, dataPage);
  pages.set(sitePaths.accessibility, accessibilityPage);
  pages.set(sitePaths.about, aboutPage);
  for (const population of populations)
    for (const item of [...population.items, ...population.behind])
      pages.set(sitePaths.provenance(item.indicator.id), (context) =>
        provenancePage(item, population, context),
      );
  return pages;
}
