import { attributes, html } from "@vigie/documents";
import { shell } from "../shell.ts";
import type { PageContext } from "../site.ts";
import { sitePaths } from "../site-paths.ts";
import { searchEntries, searchKinds, subjectsByCommune } from "./search-entries.ts";

/** Everything in one list, kind by kind: that is the index, which a script filters where there is one. */
export function searchPage(context: PageContext): string {
  const { formatter } = context.edition.publication;
  const title = formatter.message("search.title");
  const all = searchEntries(context.edition);
  const shown = searchKinds
    .map((kind) => ({ kind, entries: all[kind], name: formatter.message(`search.${kind}`) }))
    .filter(({ entries }) => entries.length > 0);
  return shell(context, {
    title,
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
    main: html`<article class="search">
<h1>${title}</h1>
<p class="lead">${formatter.message("search.lead")}</p>
<div id="chercher"></div>
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
)}
</article>`,
  });
}
