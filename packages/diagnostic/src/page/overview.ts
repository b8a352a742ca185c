import { groups, type Study } from "@vigie/study";
import { stackedBars } from "../drawings/stacked-bars.ts";
import { groupBar } from "../group-bar.ts";
import { shareOf } from "../line.ts";
import { html, type Markup } from "../markup.ts";
import type { Population } from "../populations.ts";
import { reachedElsewhere } from "../reached-elsewhere.ts";
import { countCell, shareCell } from "../shares-table.ts";
import type { Subject } from "../subject.ts";
import { capitalised, type Words } from "../words.ts";
import { dataTable } from "./data-table.ts";
import { note } from "./note.ts";

/** A population whose groups are published, and where. */
export interface Told {
  readonly subject: Subject;
  readonly partner: string;
  readonly min: number;
  readonly population: Population;
}

/** The groups of all the populations, one bar each; nothing where there is only one to show. */
export function overview(
  told: readonly Told[],
  { study, fictitious, words }: { study: Study; fictitious: boolean; words: Words },
): Markup | null {
  const populations = told.map(({ population }) => population);
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
${overviewNote(told, study, words)}
<div class="behind"><details><summary>${words.say("figure.table")}</summary>${dataTable(table, words.say("findings.overviewSubtitle"))}</details>
<p class="data">${words.say("findings.overviewFrom")} ${told.map(({ subject, population }, at) => [at === 0 ? null : ", ", html`<a href="#${subject.indicator.id}">${population.people.name}</a>`])}</p></div>
</figure>`;
}

function overviewNote(told: readonly Told[], study: Study, words: Words): Markup {
  const periods = [...new Set(told.map(({ subject }) => words.period(subject.source.window)))];
  const [first] = told;
  const share = first ? reachedElsewhere(first.population.line) : null;
  return note(
    {
      reading:
        first && share !== null
          ? words.say("findings.overviewReading", {
              share: words.percent(share),
              of: first.population.people.of,
              mixed: words.percent(shareOf(first.population.line, "mixed") ?? 0),
              direct: words.percent(shareOf(first.population.line, "direct") ?? 0),
            })
          : null,
      scope: words.say("note.scope", {
        people: words.list(told.map(({ population }) => population.people.name)),
        period: words.list(periods),
      }),
      source: words.say("note.source", {
        partner: words.list([...new Set(told.map(({ partner }) => partner))]),
        study: words.text(study.title),
        version: study.version,
        secrecy: words.say("note.secrecy", { max: Math.min(...told.map(({ min }) => min)) - 1 }),
      }),
    },
    words,
  );
}
