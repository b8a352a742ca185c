const family = "Atkinson Hyperlegible Next";

/**
 * Fonts that devices have, each set to the widths of ours while it loads: a swap then moves nothing. Mean width of the letters
 * of a French text, ours against theirs; ascent and descent are ours (98.4 and 31.6 %) divided by that ratio.
 */
const standIns = [
  {
    name: "Vigie Arial",
    400: { ratio: 0.999, fonts: ["Arial", "Liberation Sans", "Helvetica"] },
    700: {
      ratio: 1.001,
      fonts: ["Arial Bold", "Liberation Sans Bold", "Helvetica Bold"],
    },
  },
  {
    name: "Vigie Roboto",
    400: { ratio: 1.003, fonts: ["Roboto"] },
    700: { ratio: 1.065, fonts: ["Roboto Bold"] },
  },
  {
    name: "Vigie DejaVu",
    400: { ratio: 0.875, fonts: ["DejaVu Sans"] },
    700: { ratio: 0.837, fonts: ["DejaVu Sans Bold"] },
  },
] as const;

/** For `font-family`: our letters, what stands in for them while they load, then the system's. */
const letterFamilies = [family, ...standIns.map(({ name }) => name)].map((name) => `"${name}"`).join(", ");

/** Declares the letters. @param fonts where each weight is, as a style sheet names it; none where only a device may have them */
export function letterFaces(fonts: readonly { readonly weight: number; readonly address: string }[]): string {
  const loaded = fonts.map(
    ({ weight, address }) =>
      `@font-face { font-family: "${family}"; font-weight: ${weight}; font-display: swap; src: url("${address}") format("woff2"); }`,
  );
  const stood = standIns.flatMap((standIn) =>
    ([400, 700] as const).map((weight) => {
      const { ratio, fonts: names } = standIn[weight];
      const share = (value: number) => `${(100 * value).toFixed(1)}%`;
      return `@font-face { font-family: "${standIn.name}"; font-weight: ${weight}; src: ${names.map((name) => `local("${name}")`).join(", ")}; size-adjust: ${share(ratio)}; ascent-override: ${share(0.984 / ratio)}; descent-override: ${share(0.316 / ratio)}; }`;
    }),
  );
  return [...loaded, ...stood].join("\n");
}

/**
 * What every page of Vigie looks like, after `colours`: type, links, headings, tables, notes, boxes, controls, the mark of
 * fictitious data, paper. Rules, space and type; no cards, no shadows. Each family of pages adds its own layout.
 */
export const baseStyle = `
:root {
  --font: ${letterFamilies}, system-ui, sans-serif;
  --tiny: 0.8125rem; --small: 0.875rem; --note: 0.9375rem; --title-3: 1.2rem; --title-2: 1.728rem; --title-1: 2.074rem;
  --measure: 38rem;
}
* { box-sizing: border-box; }
html { scroll-padding-top: 3.25rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 var(--font); overflow-wrap: break-word;
}
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; inset-inline-start: -100vw; background: var(--paper); padding: 0.5rem 1rem; z-index: 3; }
.skip:focus { inset-inline-start: 0; top: 0; }
.band {
  position: sticky; top: 0; z-index: 2; margin: 0; padding: 0.1rem 1rem;
  background: var(--alert-paper); color: var(--alert); border-block: 2px solid var(--alert);
  font-size: var(--note); line-height: 1.35; text-align: center;
}
.band summary { color: inherit; margin-inline: auto; padding-block: 0.2rem; }
.band p { margin: 0 auto; max-width: 60rem; padding-bottom: 0.3rem; }
.band b { text-transform: uppercase; letter-spacing: 0.06em; }
h1, h2, h3, h4 { line-height: 1.2; text-wrap: balance; margin: 0; font-weight: 700; }
h1 { font-size: var(--title-1); max-width: 24em; }
h2 { font-size: var(--title-2); }
h3 { font-size: var(--title-3); }
h4, .box-title { font-size: 1rem; }
p, ul, dl { margin: 0; }
sup { font-size: 0.7em; line-height: 0; }
dt { font-weight: 700; } dd { margin: 0; }
blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--rule); color: var(--muted); }
.lead { margin-top: 0.75rem; max-width: 36rem; }
.doubt { background: var(--alert-paper); color: var(--alert); padding-inline: 0.2em; }
.box { margin-top: 2rem; max-width: 40rem; }
.box > p { margin-top: 0.9rem; max-width: var(--measure); }
.box > ul, .box > ol { margin-top: 0.9rem; max-width: var(--measure); padding-inline-start: 1.4rem; }
.box.method, .box.note { border-block: 1px solid var(--rule); padding-block: 0.9rem; font-size: var(--note); }
.notes { font-size: var(--small); line-height: 1.45; margin-top: 1rem; color: var(--ink); max-width: 40rem; }
.notes p + p { margin-top: 0.3rem; }
summary { cursor: pointer; color: var(--link); padding-block: 0.25rem; width: fit-content; }
input, select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--ink); padding: 0.4rem 0.5rem; max-width: 100%; min-height: 2.75rem; }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: inherit; }
.go { border: 1px solid var(--link); color: var(--link); padding: 0.4rem 0.9rem; min-height: 2.75rem; }
/* A shade stands at the side where more of the table is. */
.scroll {
  overflow-x: auto; margin-top: 0.5rem;
  background:
    linear-gradient(to right, var(--paper) 50%, transparent) 0 0 / 2rem 100% no-repeat local,
    linear-gradient(to left, var(--paper) 50%, transparent) 100% 0 / 2rem 100% no-repeat local,
    linear-gradient(to right, var(--rule), transparent) 0 0 / 0.9rem 100% no-repeat,
    linear-gradient(to left, var(--rule), transparent) 100% 0 / 0.9rem 100% no-repeat;
}
table { border-collapse: collapse; font-size: var(--small); line-height: 1.35; font-variant-numeric: tabular-nums; }
caption { text-align: start; color: var(--muted); padding-bottom: 0.4rem; }
th { text-align: start; font-weight: 400; padding-block: 0.3rem; padding-inline: 0 0.9rem; vertical-align: top; }
td { text-align: end; padding-block: 0.3rem; padding-inline: 0.9rem 0; vertical-align: top; white-space: nowrap; }
thead th { font-weight: 700; border-bottom: 1px solid var(--ink); vertical-align: bottom; }
thead th + th { text-align: end; padding-block: 0.3rem; padding-inline: 0.9rem 0; }
tbody tr { border-bottom: 1px solid var(--rule); }
.foot { border-top: 1px solid var(--ink); margin-top: 4rem; padding-block: 1rem 3rem; font-size: var(--note); }
@media screen and (max-width: 47.99em), screen and (max-height: 30em) {
  .band { padding: 0 0.25rem; line-height: 1.3; }
  .band summary { padding-block: 0.1rem; }
  .band b.several { font-size: var(--small); text-transform: none; letter-spacing: 0; }
  /* Open, it would hide what the keyboard reaches. */
  .band:has([open]) { position: static; }
}
@media screen and (max-width: 47.99em) {
  html { scroll-padding-top: 3rem; }
}
@media (min-width: 48em) {
  :root { --title-1: 2.488rem; }
  body { font-size: 1.125rem; }
}
@media print {
  body { font-size: 10pt; background: none; }
  .skip { display: none; }
  .band { position: static; }
  .band summary { list-style: none; }
  .band details::details-content { content-visibility: visible; display: block; block-size: auto; }
  .notes { font-size: 8pt; line-height: 1.35; max-width: none; margin-top: 0.5rem; }
  .notes p + p { margin-top: 0.1rem; }
  .box, tr, .foot { break-inside: avoid; }
  .foot { margin-top: 1.5rem; padding-block: 0.5rem 0; }
  h2, h3 { break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
  a { color: inherit; }
  a[href^="https:"]::after { content: " (" attr(href) ")"; }
  .scroll { overflow: visible; background: none; }
}
`;
