/**
 * Colours of ordered scales, which are not those of the groups. Opinions part brown from green, so that the usual
 * colour deficiencies keep them apart, the further the stronger; classes of a map go from paper to the digital blue.
 * Letters on them have a contrast of at least 4.5.
 */
export const scaleStyle = `
:root {
  --against-2: #7a4208; --against-1: #bd8330; --neutral: #8b8f95; --for-1: #3f9a90; --for-2: #0b5e57;
  --on-against-2: #fff; --on-against-1: #10151b; --on-neutral: #10151b; --on-for-1: #10151b; --on-for-2: #fff;
  --step-1: #e3eaf4; --step-2: #b6c9e5; --step-3: #82a4d3; --step-4: #4b75b7; --step-5: #194291;
  --on-step-1: #10151b; --on-step-2: #10151b; --on-step-3: #10151b; --on-step-4: #fff; --on-step-5: #fff;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --against-2: #e9b869; --against-1: #986620; --neutral: #6c7178; --for-1: #2b7d74; --for-2: #86d3c8;
    --on-against-2: #10151b; --on-against-1: #fff; --on-neutral: #fff; --on-for-1: #fff; --on-for-2: #10151b;
    --step-1: #1e2a3b; --step-2: #264468; --step-3: #2b659f; --step-4: #5c99dd; --step-5: #a9d0fb;
    --on-step-1: #fff; --on-step-2: #fff; --on-step-3: #fff; --on-step-4: #10151b; --on-step-5: #10151b;
  }
}
${["against-2", "against-1", "neutral", "for-1", "for-2", "step-1", "step-2", "step-3", "step-4", "step-5"]
  .map(
    (key) => `.${key}, .c-${key}, .on-${key} { --c: var(--${key}); } .on-${key} { fill: var(--on-${key}); }`,
  )
  .join("\n")}
.minor, .major, .blocking { stroke: var(--ink); stroke-width: 1; }
.minor { fill: var(--paper); } .major { fill: var(--neutral); } .blocking { fill: var(--ink); }
/* Its own colour on its edge: no seam where two territories make one whole. */
.bar.area { stroke: var(--c); stroke-width: .7; }
.border { fill: none; stroke: var(--paper); stroke-width: 1; stroke-linejoin: round; }
.outline { fill: none; stroke: var(--quiet); stroke-width: 1; stroke-linejoin: round; }
.limit { fill: none; stroke: var(--ink); stroke-width: 2; stroke-linejoin: round; }
.drawing .label { font-weight: 700; }
.land { fill: var(--faint); }
.zero { fill: var(--paper); }
.key { stroke: var(--quiet); stroke-width: 1; }
.disc { fill: var(--step-4); stroke: var(--paper); stroke-width: 1; }
.trend { fill: none; stroke: var(--c); stroke-width: 2.5; stroke-linejoin: round; }
.trend-other { fill: none; stroke: var(--rule); stroke-width: 1.5; stroke-linejoin: round; }
.dot-small { fill: none; stroke: var(--c); stroke-width: 6; stroke-linecap: round; }
.dot-inner { fill: none; stroke: var(--c); stroke-width: 9; stroke-linecap: round; }
.ring-around { fill: none; stroke: var(--ink); stroke-width: 1.75; }
.spot { fill: var(--paper); stroke: var(--ink); stroke-width: 1; }
.edge { fill: none; stroke: var(--paper); stroke-width: 4; }
.cell { stroke: var(--paper); stroke-width: 2; }
.halo { paint-order: stroke; stroke: var(--paper); stroke-width: 3px; stroke-linejoin: round; }

@media print {
  .drawing .label { paint-order: stroke; stroke: var(--c); stroke-width: 4px; stroke-linejoin: round; }
  .p-against-2 { fill: url(#p-dense); } .p-against-1 { fill: url(#p-mixed); }
  .p-for-1 { fill: url(#p-routine_only); } .p-for-2 { fill: none; } .p-neutral { fill: url(#p-digital); }
}
`;
