import { baseStyle, Css, colours } from "@vigie/documents";

/** Of pages to read: one column of text, tables of words. */
export const guideStyle = new Css(`${colours}${baseStyle}
main { max-width: var(--measure); margin: 2rem auto 6rem; padding-inline: 1rem; }
main > * + * { margin-top: 0.9rem; }
h2 { margin-top: 2.5rem; padding-top: 0.9rem; border-top: 1px solid var(--rule); }
h3 { margin-top: 1.75rem; }
li + li { margin-top: 0.3rem; }
pre { white-space: pre-wrap; padding: 0.6rem 0.9rem; border: 1px solid var(--rule); }
code { font: 0.95em Consolas, monospace; }
thead th + th, th, td { text-align: start; white-space: normal; padding-inline: 0 0.9rem; }
td { overflow-wrap: anywhere; min-width: 6rem; }
`);
