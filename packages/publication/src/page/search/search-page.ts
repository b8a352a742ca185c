import { html } from "@vigie/html";
import { shell } from "../shell.ts";
import type { PageContext } from "../site.ts";
import { searchEntries, searchKinds } from "./search-entries.ts";

/** Everything in one list, kind by kind: that is the index, which a script filters where there is one. */
export function searchPage(context: PageContext): string {
  const { words } = context.edition.publication;
  const title = words.message("search.title");
  const entries = Map.groupBy(searchEntries(context.edition), ({ kind }) => kind);
  const shown = searchKinds.flatMap((kind) => {
    const own = entries.get(kind);
    return own === undefined ? [] : [{ kind, own, name: words.message(`search.${kind}`) }];
  });
  return shell(context, {
    title,
    description: words.message("search.lead"),
    inside: shown.map(({ kind, name }) => ({ path: context.path, anchor: kind, label: name })),
    script: {
      name: "recherche.js",
      words: {
        label: words.message("search.label"),
        hint: words.message("search.hint"),
        none: words.message("search.none"),
        one: words.message("search.one", { count: "{count}" }),
        many: words.message("search.many", { count: "{count}" }),
        near: words.message("search.near", { count: "{count}" }),
      },
    },
    main: html`<article class="search">
<h1>${title}</h1>
<p class="lead">${words.message("search.lead")}</p>
<div id="chercher"></div>
${shown.map(
  ({ kind, own, name }) => html`<section class="found" aria-labelledby="${kind}">
<h2 id="${kind}">${name}</h2>
<ul>${own.map(
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
