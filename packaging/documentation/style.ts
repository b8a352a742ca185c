import { baseStyle, colours } from "@vigie/documents";

/** @param fonts paths in the site, by weight */
export function siteStyle(fonts: ReadonlyMap<number, string>): string {
  const faces = [...fonts].map(
    ([weight, path]) =>
      `@font-face { font-family: "Atkinson Hyperlegible Next"; font-weight: ${weight}; font-display: swap; src: url("${path}") format("woff2"); }`,
  );
  return `${faces.join("\n")}${colours}${baseStyle}
.top, .layout { width: min(100% - 1.5rem, 78rem); margin-inline: auto; }
.top { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; padding-block: 0.9rem; border-bottom: 1px solid var(--rule); }
.top a { display: inline-block; padding: 0.15rem 0; margin-inline-end: 1rem; }
.site-title { font-weight: 700; }
.site-title a { color: inherit; }
main { padding-block: 1.5rem 3rem; min-width: 0; }
article > * + * { margin-top: 0.9rem; }
article > :is(p, ul, ol, blockquote, dl) { max-width: var(--measure); }
article h2 { margin-top: 2.5rem; padding-top: 0.9rem; border-top: 1px solid var(--rule); }
article h3 { margin-top: 1.75rem; }
article :is(ul, ol) { padding-inline-start: 1.4rem; }
article li + li { margin-top: 0.3rem; }
img { max-width: 100%; height: auto; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 0.6rem 0.9rem; border: 1px solid var(--rule); background: var(--faint); }
code { font: 0.95em Consolas, monospace; overflow-wrap: anywhere; }
thead th + th, th, td { text-align: start; white-space: normal; padding-inline: 0 0.9rem; }
td, th { overflow-wrap: anywhere; min-width: 6rem; }
dt { margin-top: 0.9rem; }
.message { border-inline-start: 4px solid var(--alert); padding: 0.6rem 0.9rem; }
.message p + p { margin-top: 0.5rem; }
.code { color: var(--muted); font-size: var(--note); }
.contents { font-size: var(--note); padding-block: 1.5rem 4rem; border-top: 1px solid var(--ink); }
.contents ul { list-style: none; padding: 0; }
.contents ul ul { padding-inline-start: 0.9rem; border-inline-start: 2px solid var(--rule); }
.contents a { display: inline-block; padding-block: 0.2rem; }
.part { font-weight: 700; margin-top: 1rem; }
[aria-current="page"] { color: var(--ink); font-weight: 700; text-decoration: none; }
.found ul { list-style: none; padding: 0; }
.found { margin-top: 2rem; }
.found li { border-bottom: 1px solid var(--rule); padding-block: 0.35rem; }
.where { display: block; color: var(--muted); font-size: var(--small); }
#chercher label { font-weight: 700; display: block; }
#chercher input { width: min(100%, 28rem); margin-top: 0.25rem; }
#chercher [role="status"] { min-height: 1.55em; }
@media (min-width: 64em) {
  .layout { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 3rem; }
  main { order: 2; }
  .contents { border: 0; position: sticky; top: 0; max-height: 100vh; overflow-y: auto; align-self: start; }
  .to-contents { display: none !important; }
}
@media print { .contents, .top { display: none; } }
`;
}
