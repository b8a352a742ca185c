import { crosstabId } from "@vigie/diagnostic";
import { aboutPage } from "./about-page.ts";
import { accessibilityPage } from "./accessibility-page.ts";
import { annexesPage } from "./annexes-page.ts";
import { associationsPage } from "./associations-page.ts";
import { changesPage } from "./changes-page.ts";
import { chapterPage } from "./chapter-page.ts";
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
import { provenancePage } from "./provenance-page.ts";
import { searchPage } from "./search/search-page.ts";
import { contextOf, type Edition, type PageContext } from "./site.ts";
import { sitePaths } from "./site-paths.ts";
import { synthesisPage } from "./synthesis-page.ts";

/** A page by its path from the site’s root, made when it is asked for. */
export type SitePage = readonly [path: string, make: () => string];

export function pagesOf(edition: Edition, others: readonly Edition[]): readonly SitePage[] {
  const { chapters, easy, annexes, populations, changes, territories, crosstabs } = edition.publication;
  const page = (path: string, make: (context: PageContext) => string): readonly SitePage[] =>
    edition.paths.has(path)
      ? [[`${edition.folder}${path}`, () => make(contextOf(edition, others, path))]]
      : [];
  return [
    ...page(sitePaths.cover, coverPage),
    ...chapters.flatMap((chapter) =>
      page(sitePaths.chapter(chapter.id), (context) => chapterPage(chapter, context)),
    ),
    ...page(sitePaths.synthesis, synthesisPage),
    ...(easy === null ? [] : page(sitePaths.easy, (context) => easyPage(easy, context))),
    ...page(sitePaths.search, searchPage),
    ...page(sitePaths.explore, explorePage),
    ...crosstabs.flatMap((crosstab) =>
      page(sitePaths.crosstab(crosstabId(crosstab)), (context) => crosstabPage(crosstab, context)),
    ),
    ...page(sitePaths.communes, communesPage),
    ...territories.flatMap((territory) =>
      page(sitePaths.commune(territory.code), (context) => communePage(territory, context)),
    ),
    ...page(sitePaths.annexes, annexesPage),
    ...annexes.flatMap((annex) => page(sitePaths.annex(annex.id), (context) => chapterPage(annex, context))),
    ...page(sitePaths.associations, associationsPage),
    ...page(sitePaths.comparison, comparisonPage),
    ...(changes === null ? [] : page(sitePaths.changes, (context) => changesPage(changes, context))),
    ...page(sitePaths.method, methodPage),
    ...page(sitePaths.glossary, glossaryPage),
    ...page(sitePaths.data, dataPage),
    ...page(sitePaths.accessibility, accessibilityPage),
    ...page(sitePaths.about, aboutPage),
    ...populations.flatMap((population) =>
      [...population.items, ...population.behind].flatMap((item) =>
        page(sitePaths.provenance(item.indicator.id), (context) => provenancePage(item, population, context)),
      ),
    ),
  ];
}
