import type { ManifestTable } from "@vigie/bundle";
import type { Figure } from "../figure-kind.ts";
import { html, type Markup } from "../markup.ts";
import { peopleOf } from "../people.ts";
import type { Subject } from "../subject.ts";
import { dataTable } from "./data-table.ts";
import { note } from "./note.ts";

export interface Provenance {
  readonly entry: ManifestTable;
  readonly partner: string;
  readonly date: string;
  readonly bundle: string;
  readonly software: string;
  readonly min: number;
}

/** A figure with all that lets someone trust it: drawing, note, table, data, provenance. */
export function figureBlock(subject: Subject, figure: Figure, provenance: Provenance): Markup {
  const { indicator, words } = subject;
  const { id } = indicator;
  return html`<figure class="figure" id="${id}" role="figure" aria-labelledby="t-${id}">
<figcaption><h3 id="t-${id}">${figure.title}</h3><p class="sub">${figure.subtitle}</p></figcaption>
<div class="drawings">${figure.narrow}${figure.wide}<p id="alt-${id}" hidden>${figure.alternative}</p></div>
${noteOf(subject, figure, provenance)}
<div class="behind">
<details><summary>${words.say("figure.table")}</summary>${dataTable(figure.table, words.text(indicator.title))}</details>
<details><summary>${words.say("figure.provenance")}</summary>${provenanceList(subject, provenance)}</details>
<p class="data"><a href="donnees/${id}.csv" download>${words.say("figure.data")}</a></p>
</div>
</figure>`;
}

function noteOf(
  { source, indicator, study, words }: Subject,
  { reading, warnings = [], tests = [], remarks }: Figure,
  { entry, partner, min }: Provenance,
): Markup {
  const people = peopleOf(source, indicator.universe, words).name;
  const scope = words.say("note.scope", { people, period: words.period(entry.window) });
  const secrecy =
    source.protects === "persons" ? words.say("note.secrecy", { max: min - 1 }) : words.say("note.noSecrecy");
  return note(
    {
      warnings,
      reading,
      tests,
      scope: [scope, ...remarks].join(" ; "),
      source: words.say("note.source", {
        partner,
        study: words.text(study.title),
        version: study.version,
        secrecy,
      }),
    },
    words,
  );
}

function provenanceList(
  { indicator, study, fictitious, words }: Subject,
  { partner, date, bundle, software }: Provenance,
): Markup {
  const lines: readonly (readonly [string, string])[] = [
    [words.say("provenance.indicator"), indicator.id],
    [words.say("provenance.partner"), partner],
    [words.say("provenance.date"), words.day(date)],
    [words.say("provenance.bundle"), bundle],
    [words.say("provenance.study"), `${study.id} ${study.version}, ${study.hash}`],
    [words.say("provenance.software"), software],
    ...(fictitious ? [[words.say("provenance.data"), words.say("fictitious.mark")] as const] : []),
  ];
  return html`<dl class="provenance">${lines.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}
