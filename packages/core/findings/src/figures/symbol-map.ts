import { symbolMap as drawSymbols, type MapArea } from "@vigie/drawing";
import { attributeForm, cohortOf, hiddenText, labelOf, outsideOf, ranked, type Subject } from "@vigie/tables";
import { capitalised } from "@vigie/words";
import type { FigureKind } from "../figure-kind.ts";
import { drawingsOf } from "../figure-mark.ts";
import { sharesEvidenceRemarks, sharesTable } from "../figure-tables/shares-table.ts";
import { outsideRemark } from "../notes/remarks.ts";
import { type PlacesAbsent, placesAbsent } from "../rates/places-absent.ts";
import { mapGround } from "../territories/map-ground.ts";
import { territoryKind } from "../territories/territory.ts";
import { figureTexts } from "./figure-texts.ts";

/** How many units each territory has, as discs on the map of the study. */
export const symbolMapFigure: FigureKind = {
  shows: ({ indicator: { of }, ...context }) => attributeForm(context, of) === "territory",
  make: (subject) => {
    const { formatter } = subject;
    const map = mapGround(subject);
    if (map === null) throw new RangeError("a map without a ground");
    const { people, line } = cohortOf(subject);
    const absent = placesAbsent(subject);
    const areas = areasOf(subject, absent).map((area) => ({
      ...area,
      short: map.shortOf(area.code),
      members: map.membersOf(area.code),
    }));
    const kind = territoryKind(areas.map(({ code }) => code));
    const drawn = {
      ...map,
      areas,
      head: capitalised(people.counted),
      format: formatter.count,
      hidden: hiddenText("cell.under", line.rules, formatter),
      rest: (count: number) => formatter.message("map.rest", { count }),
      zeros:
        absent?.listed ??
        ((names: readonly string[]) =>
          formatter.message("map.zeros", { many: people.counted, territories: formatter.list(names) })),
    };
    const known = ranked(areas, ({ code, value }) =>
      typeof value !== "number" || line.cell(code).count === null ? null : value,
    );
    const [first] = known;
    const zero = known.filter(({ value }) => value === 0).length;
    const greatest = known.slice(0, 5).map(({ item, value }) => `${item.name} ${formatter.count(value)}`);
    return {
      ...figureTexts(subject, {
        title: first && "map.title",
        subtitle: "map.subtitle",
        alternative: ["map.alternative", [{ areas: greatest.join(formatter.message("note.separator")) }]],
        reading: first && "map.reading",
        values: { name: first?.item.name ?? "", count: formatter.count(first?.value ?? 0), zero, kind },
      }),
      ...drawingsOf(subject, (canvas) => drawSymbols(canvas, drawn)),
      remarks: [
        ...outsideRemark(outsideOf(line), subject),
        map.remark,
        ...(absent === null ? [] : [absent.remark]),
        ...sharesEvidenceRemarks(subject),
      ],
      table: sharesTable(subject),
    };
  },
};

type Area = Omit<MapArea, "members" | "short"> & { readonly code: string };

/** A territory without a place is drawn as empty, and not as one whose count is hidden. */
function areasOf(subject: Subject, absent: PlacesAbsent | null): readonly Area[] {
  const { line } = cohortOf(subject);
  return line.codesInBase.map((code) => ({
    code,
    name: labelOf(subject, subject.indicator.of, code),
    value: line.cell(code).count ?? (absent?.codes.has(code) ? 0 : "secret"),
  }));
}
