import { scaleStyle } from "./scale-style.ts";

/** Colours and drawings: all that a drawing needs to be seen, in a page or alone. */
export const figureStyle = `
:root {
  color-scheme: light dark;
  --paper: #fdfcf9; --ink: #1a1d21; --quiet: #555b63; --rule: #d9d6cd; --faint: #efece4; --link: #194291;
  --alert: #9a3412; --alert-paper: #fdeee0;
  --digital: #194291; --routine_only: #498dcf; --mixed: #551c41; --direct: #dc6d28; --none: #74787f;
  --on-digital: #fff; --on-routine_only: #10151b; --on-mixed: #fff; --on-direct: #10151b; --on-none: #fff;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a; --ink: #eceae4; --quiet: #a9aeb5; --rule: #3a3f45; --faint: #1f2327; --link: #8bbcf5;
    --alert: #ffb68a; --alert-paper: #3a2115;
    --digital: #2775be; --routine_only: #8ec4f9; --mixed: #8c6782; --direct: #be6046; --none: #b5bac2;
    --on-digital: #fff; --on-routine_only: #10151b; --on-mixed: #fff; --on-direct: #fff; --on-none: #10151b;
  }
}
@media (forced-colors: active) {
  :root {
    --paper: Canvas; --ink: CanvasText; --quiet: CanvasText; --rule: GrayText; --faint: Canvas; --link: LinkText;
    --alert: CanvasText; --alert-paper: Canvas;
  }
  .bar, .secret { stroke: CanvasText; stroke-width: 1; }
  .drawing [class*=" on-"] { fill: CanvasText; paint-order: stroke; stroke: Canvas; stroke-width: 4px; }
}
.digital, .c-digital, .f-digital, .on-digital { --c: var(--digital); }
.routine_only, .c-routine_only, .on-routine_only { --c: var(--routine_only); }
.mixed, .c-mixed, .on-mixed { --c: var(--mixed); }
.direct, .c-direct, .f-direct, .f-material, .on-direct { --c: var(--direct); }
.none, .c-none, .on-none { --c: var(--none); }
.plain, .c-plain { --c: var(--ink); }
.drawing { direction: ltr; display: block; width: 100%; height: auto; overflow: visible; font-size: 15px; fill: var(--ink); }
.drawing text { unicode-bidi: plaintext; font-family: "Atkinson Hyperlegible Next", system-ui, sans-serif; font-variant-numeric: tabular-nums; }
.drawing .b { font-weight: 700; }
.drawing .i { font-style: italic; }
.drawing .q { fill: var(--quiet); font-weight: 400; }
.drawing .small { font-size: 14px; }
.drawing .big { font-size: 20px; font-weight: 700; }
.drawing .edged { paint-order: stroke; stroke: var(--c); stroke-width: 5px; stroke-linejoin: round; }
.drawing .e { text-anchor: end; }
.drawing .m { text-anchor: middle; }
.drawing .fictitious { font-weight: 700; fill: var(--alert); font-size: 14px; }
.drawing .secret-word { font-weight: 700; paint-order: stroke; stroke: var(--paper); stroke-width: 4px; }
.bar { fill: var(--c); }
.bar.outline { fill: var(--paper); stroke: var(--ink); stroke-width: 1.5; }
.secret { fill: url(#hatch); stroke: var(--quiet); stroke-width: 1; }
.hatch { stroke: var(--quiet); stroke-width: 2.5; }
.print { display: none; }
.on-digital { fill: var(--on-digital); } .on-routine_only { fill: var(--on-routine_only); }
.on-mixed { fill: var(--on-mixed); } .on-direct { fill: var(--on-direct); } .on-none { fill: var(--on-none); }
.tick, .axis { stroke: var(--ink); stroke-width: 1; fill: none; }
.grid { stroke: var(--rule); stroke-width: 1; fill: none; }
.stripe { fill: var(--faint); }
.dot, .dot-empty, .ring, .ring-edge, .ring-hole { fill: none; stroke-linecap: round; stroke-width: 11; }
.dot { stroke: var(--c); }
.dot-empty { stroke: var(--rule); stroke-width: 8; }
.ring { stroke: var(--ink); }
.ring-edge { stroke: var(--paper); stroke-width: 14; }
.ring-hole { stroke: var(--paper); stroke-width: 7.5; }
.lozenge { fill: var(--ink); stroke: var(--paper); stroke-width: 1.5; }
.stem { stroke: var(--c); stroke-width: 3; fill: none; }
.family { stroke: var(--c); stroke-width: 3; fill: none; }
.link { stroke: var(--quiet); stroke-width: 2; fill: none; }
.p-digital { fill: url(#p-digital); } .p-mixed { fill: url(#p-mixed); } .p-direct { fill: url(#p-direct); }
.p-routine_only { fill: url(#p-routine_only); } .p-none { fill: none; }
@media print {
  .print { display: inline; }
  .drawing .big { paint-order: stroke; stroke: var(--c); stroke-width: 5px; stroke-linejoin: round; }
}
${scaleStyle}`;
