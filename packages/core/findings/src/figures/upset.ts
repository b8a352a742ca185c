import type { UpsetColumn, UpsetRow } from "@vigie/drawing";
import { type Family, type Group, groupOfOthers, isGroup, total } from "@vigie/table";
import { cohortOf, groupOfSubgroup, type Line, type Subject } from "@vigie/tables";
import { gatheredRow, setDrawings, setRow, setsMax, setsText } from "../drawn/set-drawings.ts";
import type { FigureKind } from "../figure-kind.ts";
import { sharesEvidenceRemarks, sharesTable } from "../figure-tables/shares-table.ts";
import { figureTexts } from "./figure-texts.ts";

/** The exact sets of channels used, largest first: an UpSet plot (Lex et al., 2014) turned on its side. */
export const upsetFigure: FigureKind = {
  shows: ({ indicator: { of } }) => of === "subgroup",
  make: (subject) => {
    const { formatter } = subject;
    const { line } = cohortOf(subject);
    const wide = rowsOf(subject, line, setsMax.wide);
    const [first] = wide.filter(({ members, share }) => members !== null && share !== null);
    return {
      ...figureTexts(subject, {
        title: first && "subgroups.title",
        subtitle: "subgroups.subtitle",
        alternative: ["subgroups.alternative", [{ shares: setsText(wide, subject, 1) }]],
        reading: first && "subgroups.reading",
        values: first && {
          label: first.label,
          channels: first.members?.size ?? 0,
          share: formatter.percent(first.share ?? 0),
          size: formatter.count(line.units ?? 0),
        },
      }),
      ...setDrawings(
        subject,
        { wide, narrow: rowsOf(subject, line, setsMax.narrow) },
        columnsOf(subject, wide),
      ),
      remarks: [
        ...leftOut(subject, line),
        ...(wide.some(({ isApart }) => isApart) ? [formatter.message("subgroups.left")] : []),
        ...(wide.some(({ isApart, share }) => isApart && share === null)
          ? [formatter.message("subgroups.leftHidden")]
          : []),
        ...(line.codes.some((code) => code.startsWith("_O."))
          ? [formatter.message("subgroups.gathered")]
          : []),
        ...sharesEvidenceRemarks(subject),
      ],
      table: sharesTable(subject),
    };
  },
};

/** The largest sets of at least one channel, hidden ones last; then, group by group, all the others together. */
function rowsOf(subject: Subject, line: Line, max: number): readonly UpsetRow[] {
  const { formatter } = subject;
  const codes = setsIn(line);
  const sets = codes
    .filter((code) => groupOfOthers(code) === null)
    .toSorted((a, b) => (line.cell(b).count ?? 0) - (line.cell(a).count ?? 0));
  const rest = [...sets.slice(max), ...codes.filter((code) => groupOfOthers(code) !== null)];
  const groups = (["digital", "mixed", "direct"] as const).filter((group) =>
    rest.some((code) => groupOfSubgroup(subject.source, code) === group),
  );
  return [
    ...sets.slice(0, max).map((code) => ({
      ...setRow(subject, line, code),
      ...keyOf(subject, groupOfSubgroup(subject.source, code)),
    })),
    ...groups.map((group) => ({
      ...gatheredRow(line, {
        label: formatter.message("subgroups.rest", { group: formatter.message(`group.${group}`) }),
        codes: rest.filter((code) => groupOfSubgroup(subject.source, code) === group),
      }),
      ...keyOf(subject, group),
    })),
  ];
}

function keyOf({ formatter }: Subject, group: Group | null): Pick<UpsetRow, "key" | "keyName"> {
  return group === null
    ? { key: "plain", keyName: null }
    : { key: group, keyName: formatter.message(`group.${group}`) };
}

/** Groups that used no channel outside routine, and have no set: their shares complete those that are drawn. */
function leftOut({ formatter }: Subject, line: Line): readonly string[] {
  const known = (["routine_only", "none"] as const).flatMap((group) => {
    const share = line.counted.get(group)?.count === 0 ? null : line.cell(group).share;
    return share === null ? [] : [`${formatter.message(`group.${group}`)} (${formatter.percent(share, 1)})`];
  });
  return known.length === 0
    ? []
    : [formatter.message("subgroups.without", { groups: formatter.list(known) })];
}

/** Codes of at least one channel that occur. */
function setsIn(line: Line): readonly string[] {
  return line.codes.filter((code) => code !== total && !isGroup(code) && line.cell(code).count !== 0);
}

/** The channels of the sets in view, family by family. */
function columnsOf({ source, formatter }: Subject, rows: readonly UpsetRow[]): readonly UpsetColumn[] {
  const order: readonly Family[] = ["digital", "direct", "material"];
  return [...(source.contacts?.channels ?? [])]
    .filter(([channel]) => rows.some(({ members }) => members?.has(channel)))
    .toSorted(([, a], [, b]) => order.indexOf(a.family) - order.indexOf(b.family))
    .map(([channel, { label, family }]) => ({
      member: channel,
      label: formatter.text(label),
      family: { key: family, name: formatter.message(`family.${family}.short`) },
    }));
}
