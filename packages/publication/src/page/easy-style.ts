/** A page that is easy to read: large letters, one column, one idea beside one pictogram, white around it. */
export const easyStyle = `
.easy { font-size: 1.25rem; line-height: 1.6; text-align: start; hyphens: manual; }
.easy p, .easy ul { margin-top: 0.6rem; max-width: 32rem; text-wrap: pretty; }
.easy h2 { font-size: 1.5rem; max-width: 24rem; }
.idea { display: grid; grid-template-columns: 6rem minmax(0, 1fr); column-gap: 2rem; align-items: start; padding-block: 2.5rem; border-top: 1px solid var(--rule); }
.easy > p + .idea { margin-top: 2.5rem; }
.pictogram { width: 100%; fill: none; stroke: var(--ink); stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round; }
.easy-end { border-top: 1px solid var(--ink); padding-top: 1.5rem; font-size: 1.125rem; margin-top: 0; }
.easy-end h2 { font-size: 1.25rem; }
@media screen and (max-width: 47.99em) {
  .idea { grid-template-columns: minmax(0, 1fr); row-gap: 1rem; padding-block: 2rem; }
  .pictogram { width: 5rem; }
}
@media print {
  .easy { font-size: 14pt; line-height: 1.45; }
  .easy p, .easy ul { margin-top: 1.5mm; max-width: none; }
  .easy h2 { font-size: 16pt; }
  .easy > p + .idea { margin-top: 5mm; }
  .idea { grid-template-columns: 20mm minmax(0, 1fr); column-gap: 8mm; padding-block: 5mm; break-inside: avoid; }
  .easy-end { font-size: 12pt; break-inside: avoid; }
}
`;
