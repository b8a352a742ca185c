import { groups } from "@vigie/study";
import { stackedBars } from "../drawings/stacked-bars.ts";
import { groupBar } from "../group-bar.ts";
import { html, type Markup } from "../markup.ts";
import type { Population } from "../populations.ts";
import { reachedElsewhere } from "../reached-elsewhere.ts";
import { countCell, shareCell } from "../shares-table.ts";
import { capitalised, type Words } from "../words.ts";
import { dataTable } from "./data-table.ts";

/** The groups of all the populations, one bar each; nothing where there is only one to show. */
export function overview(
  populations: readonly Population[],
  { fictitious, words }: { fictitious: boolean; words: Words },
): Markup | null {
  const shares = populations.flatMap(({ line }) => reachedElsewhere(line) ?? []);
  if (populations.length < 2 || shares.length < populations.length) return null;
  const title = words.say("findings.overview", {
    least: words.percent(Math.min(...shares)),
    most: words.percent(Math.max(...shares)),
  });
  const canvas = { id: "ensemble", fictitious, words };
  const bars = populations.map((population) => groupBar(population, words));
  const said = bars.map(({ label, parts }) =>
    words.say("groups.alternative", {
      people: label,
      shares: parts
        .flatMap(({ name, share }) =>
          share === null || share === 0 ? [] : [`${name} ${words.percent(share)}`],
        )
        .join(", "),
    }),
  );
  const table = {
    columns: [
      { head: words.say("column.population") },
      ...groups.map((group) => ({
        head: words.say(`group.${group}`),
        under: [words.say("column.count"), words.say("column.share")],
      })),
    ],
    groups: [
      {
        heading: null,
        rows: populations.map(({ people, line }) => ({
          heading: capitalised(people.name),
          cells: groups.flatMap((group) => [countCell(line, group, words), shareCell(line, group, words)]),
        })),
      },
    ],
  };
  return html`<figure class="figure" id="ensemble" role="figure" aria-labelledby="t-ensemble">
<figcaption><h3 id="t-ensemble">${title}</h3><p class="sub">${words.say("findings.overviewSubtitle")}</p></figcaption>
<div class="drawings">${stackedBars({ ...canvas, size: "narrow" }, bars)}${stackedBars({ ...canvas, size: "wide" }, bars)}<p id="alt-ensemble" hidden>${said.join(" ")}</p></div>
<div class="behind"><details><summary>${words.say("figure.table")}</summary>${dataTable(table, words.say("findings.overviewSubtitle"))}</details></div>
</figure>`;
}
