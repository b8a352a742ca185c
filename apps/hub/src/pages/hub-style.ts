import { baseStyle, colours } from "@vigie/html";

/** What the hub's pages have beside the style that all pages of Vigie share. */
const own = `
body { max-width: 62rem; margin: 0 auto; padding: 0 1rem 3rem; }
.masthead { display: flex; flex-wrap: wrap; gap: .5rem 2rem; align-items: baseline; border-bottom: 1px solid var(--rule); margin-bottom: 1.5rem; }
.masthead ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; margin: .5rem 0; align-items: baseline; }
.masthead form { display: inline; }
.site-title { font-weight: 700; margin: .5rem 0; }
.field { display: grid; gap: .2rem; margin: 1.1rem 0; max-width: 34rem; }
.field label { font-weight: 700; }
.hint { color: var(--quiet); font-size: .9em; }
.hint:empty { display: none; }
input, select, textarea { font: inherit; padding: .45rem .5rem; border: 1px solid var(--quiet); background: var(--paper); color: var(--ink); max-width: 100%; box-sizing: border-box; }
code { overflow-wrap: anywhere; }
pre { white-space: pre-wrap; }
.foot ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; padding: 0; }
a.go { display: inline-block; }
`;

export const hubStyle = `${text(colours)}${text(baseStyle)}${own}`;

function text(style: string | { readonly text: string }): string {
  return typeof style === "string" ? style : style.text;
}
