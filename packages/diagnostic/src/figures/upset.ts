import { labelledBars } from "../drawings/labelled-bars.ts";
import { upset as drawUpset, type UpsetColumn, type UpsetRow } from "../drawings/upset.ts";
import type { FigureKind } from "../figure-kind.ts";
import { groupOfSubgroup, isGroup, labelOf } from "../labels.ts";
import { shareOf, total } from "../line.ts";
import { cohortOf, type Population } from "../populations.ts";
import { sharesTable } from "../shares-table.ts";
import type { Subject } from "../subject.ts";

/** Sets of channels in view; the others are in the table. */
const rowsMax = 12;

/** The exact sets of channels used, largest first: an UpSet plot (Lex et al., 2014) turned on its side. */
export const upset: FigureKind = {
  shows: ({ kind, of }) => kind === "distribution" && of === "subgroup",
  make: (subject) => {
    const { indicator, fictitious, words } = subject;
    const cohort = cohortOf(subject);
    const sets = setsOf(subject, cohort);
    const rows = sets.slice(0, rowsMax);
    const canvas = { id: indicator.id, fictitious, words };
    const [first] = rows.filter(({ channels, share }) => channels !== null && share !== null);
    const values = {
      of: cohort.people.of,
      people: cohort.people.name,
      label: first?.label ?? "",
      share: words.percent(first?.share ?? 0),
    };
    return {
      title: first ? words.say("subgroups.title", values) : words.text(indicator.title),
      subtitle: words.say("subgroups.subtitle", { ...values, shown: rows.length, all: sets.length }),
      alternative: words.say("subgroups.alternative", {
        ...values,
        shares: rows
          .map(
            ({ label, share }) =>
              `${label} ${share === null ? words.say("cell.secret") : words.percent(share, 1)}`,
          )
          .join(" ; "),
      }),
      wide: drawUpset({ ...canvas, size: "wide" }, { rows, columns: columnsOf(subject, rows) }),
      narrow: labelledBars(
        { ...canvas, size: "narrow" },
        { referenceName: null, bars: rows.map(({ label, share, group }) => ({ label, share, key: group })) },
      ),
      reading: first
        ? words.say("subgroups.reading", { ...values, all: words.count(cohort.line.counts.get(total) ?? 0) })
        : null,
      remarks: subject.merged > 0 ? [words.say("subgroups.merged", { merged: subject.merged })] : [],
      table: sharesTable(subject),
    };
  },
};

/** Sets of at least one channel, and what gathers the rare ones, largest first; masked ones last. */
function setsOf(subject: Subject, { line }: Population): readonly UpsetRow[] {
  return [...line.counts.keys()]
    .filter((code) => code !== total && !isGroup(code) && line.counts.get(code) !== 0)
    .map((code) => ({
      channels: code.startsWith("_O.") ? null : new Set(code.split("+")),
      label: labelOf(subject, "subgroup", code),
      group: groupOfSubgroup(subject.source, code) ?? "plain",
      share: shareOf(line, code),
    }))
    .toSorted((a, b) => (b.share ?? -1) - (a.share ?? -1));
}

/** The channels of the sets in view, family by family. */
function columnsOf({ source, words }: Subject, rows: readonly UpsetRow[]): readonly UpsetColumn[] {
  const order = ["digital", "direct", "material"];
  return [...(source.contacts?.channels ?? [])]
    .filter(([channel]) => rows.some(({ channels }) => channels?.has(channel)))
    .map(([channel, { label, family }]) => ({ channel, label: words.text(label), family }))
    .toSorted((a, b) => order.indexOf(a.family) - order.indexOf(b.family));
}
