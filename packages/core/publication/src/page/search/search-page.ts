import { attributes, html } from "@vigie/documents";
import { isLocal } from "@vigie/findings";
import { crosstabId, indicatorTitle, partnerOf } from "@vigie/tables";
import { figuresIn, findingsOf, textOfInlines } from "@vigie/text";
import { ideaId } from "../easy-page.ts";
import { crosstabName, populationName } from "../explore/explore-page.ts";
import { glossaryOf } from "../glossary-page.ts";
import { articlePage } from "../shell.ts";
import type { Edition, PageContext } from "../site.ts";
import { sitePaths } from "../site-paths.ts";

/** Everything in one list, kind by kind: that is the index, which a script filters where there is one. */
export function searchPage(context: PageContext): string {
  const { formatter } = context;
  const all = searchEntries(context.edition);
  const shown = searchKinds
    .map((kind) => ({ kind, entries: all[kind], name: formatter.message(`search.${kind}`) }))
    .filter(({ entries }) => entries.length > 0);
  return articlePage(context, {
    className: "search",
    title: formatter.message("search.title"),
    description: formatter.message("search.lead"),
    inside: shown.map(({ kind, name }) => ({ path: context.path, anchor: kind, label: name })),
    script: {
      name: "recherche.js",
      messages: {
        label: formatter.message("search.label"),
        hint: formatter.message("search.hint"),
        none: formatter.message("search.none"),
        one: formatter.message("search.one", { count: "{count}" }),
        many: formatter.message("search.many", { count: "{count}" }),
        near: formatter.message("search.near", { count: "{count}" }),
        texts: sitePaths.searchTexts,
        "in-texts": formatter.message("search.texts"),
        "in-places": formatter.message("search.places"),
      },
    },
    lead: formatter.message("search.lead"),
    body: html`<div id="chercher"></div>
${shown.map(
  ({
    kind,
    entries,
    name,
  }) => html`<section class="found" aria-labelledby="${kind}"${kind === "communes" ? attributes` data-about="${subjectsByCommune(context.edition)}"` : null}>
<h2 id="${kind}">${name}</h2>
<ul>${entries.map(
    (entry) =>
      html`<li><a href="${context.href(entry.to)}">${entry.title}</a>${entry.context === "" ? null : html` <span class="where">${entry.context}</span>`}</li>
`,
  )}</ul>
</section>
`,
)}`,
  });
}

/** In the order of the page. */
const searchKinds = [
  "findings",
  "easy",
  "chapters",
  "figures",
  "tables",
  "pairs",
  "words",
  "communes",
] as const;
type SearchKind = (typeof searchKinds)[number];

/** One thing to find: where it is, from the edition's folder, and what distinguishes it from namesakes. */
interface SearchEntry {
  readonly title: string;
  readonly context: string;
  readonly to: string;
}

/** All that an edition holds, by kind, each in the order of its pages. */
function searchEntries({
  publication,
  anchors,
}: Edition): Readonly<Record<SearchKind, readonly SearchEntry[]>> {
  const { study, chapters, annexes, cover, populations, territories, crosstabs, easy, formatter } =
    publication;
  const pages = [
    { title: formatter.message("findings.title"), blocks: cover },
    ...[...chapters, ...annexes].map(({ title, blocks }) => ({ title: textOfInlines(title), blocks })),
  ];
  return {
    findings: findingsOf(publication).map((title) => ({
      title,
      context: formatter.message("findings.title"),
      to: `${sitePaths.cover}#essentiel`,
    })),
    easy: (easy?.ideas ?? []).map(({ title }, at) => ({
      title: textOfInlines(title),
      context: "",
      to: `${sitePaths.easy}#${ideaId(at)}`,
    })),
    chapters: chapters.map(({ id, title, partners }) => ({
      title: textOfInlines(title),
      context: partners,
      to: sitePaths.chapter(id),
    })),
    figures: pages.flatMap((page) =>
      figuresIn(page.blocks).map(({ id, title, number }) => ({
        title: textOfInlines(title),
        context: [
          ...(number === null ? [] : [formatter.message("figure.number", { number })]),
          page.title,
        ].join(formatter.message("note.separator")),
        to: `${anchors.get(id) ?? sitePaths.cover}#${id}`,
      })),
    ),
    tables: populations.flatMap(({ source, items, behind }) =>
      [...items, ...behind].map(({ indicator }) => ({
        title: indicatorTitle(indicator, { source, formatter }),
        context: formatter.text(partnerOf(source.id, study).label),
        to: sitePaths.provenance(indicator.id),
      })),
    ),
    pairs: crosstabs.map((crosstab) => ({
      title: crosstabName(crosstab, formatter),
      context: populationName(crosstab),
      to: sitePaths.crosstab(crosstabId(crosstab)),
    })),
    words: glossaryOf(publication).map(({ id, term, definition }) => ({
      title: term,
      context: definition,
      to: `${sitePaths.glossary}#${id}`,
    })),
    communes: territories.map(({ code, label, within }) => {
      const above = territories.find((other) => other.code === within);
      return {
        title: formatter.text(label),
        context: [...(above === undefined ? [] : [formatter.text(above.label)]), code].join(
          formatter.message("note.separator"),
        ),
        to: sitePaths.commune(code),
      };
    }),
  };
}

/** What the page of a commune is about, in the words of its titles. */
function subjectsByCommune({ publication }: Edition): string {
  const { study, formatter } = publication;
  const local = [...study.indicators.values()].filter(({ id }) => isLocal(id, publication));
  return [formatter.message("help.title"), ...local.map(({ title }) => formatter.text(title))].join(" ");
}
