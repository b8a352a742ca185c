import type { Path } from "../reading/parsed-file.ts";

/** What a part of a study is called where its removal is announced. */
export type PartSort =
  | "partner"
  | "source"
  | "field"
  | "derivation"
  | "universe"
  | "codelist"
  | "code"
  | "indicator"
  | "family"
  | "figure"
  | "population"
  | "value"
  | "break"
  | "barrier"
  | "tile"
  | "margin"
  | "entry"
  | "paragraph";

interface RemovablePart {
  readonly file: RegExp;
  /** Keys that lead to it; `*` is any key or position. Empty for the file itself. */
  readonly at: string;
  readonly sort: PartSort;
}

const [study, source, indicators] = [/^study\.yaml$/, /^sources\//, /^indicators\.yaml$/];

/**
 * Parts that may be taken out whole and leave the rest its meaning. A condition, a population to count in or a reference are
 * none: without them, an indicator would count something else. It goes with them.
 */
const removableParts: readonly RemovablePart[] = [
  { file: study, at: "partners.*", sort: "partner" },
  { file: study, at: "partners.*.sources.*", sort: "entry" },
  { file: study, at: "disclosure.public.*", sort: "entry" },
  { file: study, at: "disclosure.public.*.*", sort: "entry" },
  { file: /^codelists\//, at: "", sort: "codelist" },
  { file: /^codelists\//, at: "codes.*", sort: "code" },
  { file: source, at: "", sort: "source" },
  { file: source, at: "fields.*", sort: "field" },
  { file: source, at: "fields.*.exclusive.*", sort: "entry" },
  { file: source, at: "derive.*", sort: "derivation" },
  { file: source, at: "derive.*.any.*", sort: "entry" },
  { file: source, at: "derive.*.set.*", sort: "entry" },
  { file: source, at: "derive.*.map.*", sort: "entry" },
  { file: source, at: "universes.*", sort: "universe" },
  { file: source, at: "contacts.families.*.*", sort: "entry" },
  { file: source, at: "contacts.routine.*", sort: "entry" },
  { file: source, at: "contacts.routine.*.channel.*", sort: "entry" },
  { file: source, at: "contacts.routine.*.motive.*", sort: "entry" },
  { file: source, at: "survey.calibration.margins.*", sort: "entry" },
  { file: indicators, at: "indicators.*", sort: "indicator" },
  { file: indicators, at: "families.*", sort: "family" },
  { file: /^published\.yaml$/, at: "figures.*", sort: "figure" },
  { file: /^populations\.yaml$/, at: "populations.*", sort: "population" },
  { file: /^elsewhere\.yaml$/, at: "values.*", sort: "value" },
  { file: /^breaks\.yaml$/, at: "breaks.*", sort: "break" },
  { file: /^barriers\.yaml$/, at: "barriers.*", sort: "barrier" },
  { file: /^barriers\.yaml$/, at: "barriers.*.seen.*", sort: "entry" },
  { file: /^tiles\.yaml$/, at: "tiles.*", sort: "tile" },
  { file: /^tiles\.yaml$/, at: "centres.points.*", sort: "entry" },
  { file: /^fiction\.yaml$/, at: "sources.*", sort: "entry" },
  { file: /^fiction\.yaml$/, at: "sources.*.margins.*", sort: "margin" },
];

/** The smallest removable part around a path of a file; null where there is none. */
export function removablePart(
  file: string,
  path: Path,
): { readonly path: Path; readonly sort: PartSort } | null {
  const fitting = removableParts
    .filter((part) => part.file.test(file))
    .map(({ at, sort }) => ({ steps: at === "" ? [] : at.split("."), sort }))
    .filter(
      ({ steps }) =>
        steps.length <= path.length &&
        steps.every((step, position) => step === "*" || step === String(path[position])),
    )
    .toSorted((a, b) => b.steps.length - a.steps.length)[0];
  return fitting === undefined ? null : { path: path.slice(0, fitting.steps.length), sort: fitting.sort };
}
