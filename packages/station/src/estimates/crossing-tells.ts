import type { Study } from "@vigie/study";

/** Groups of equal weights, by the fields of a table and by who is in which universe. */
export interface WeightCrossing {
  /** One a respondent, as the codes. */
  readonly classes: readonly string[];
  /** Whether it matters that all those of a line weigh the same: weights say of them what they are made from. */
  readonly areClassesJudged: boolean;
  readonly fields: readonly CrossedField[];
}

export interface CrossedField {
  readonly codes: readonly string[];
  /** Whether everyone of a line in one of its codes is a secret of theirs. */
  readonly isJudged: boolean;
  /** Whether it says by itself what somebody weighs: weights are made from it. */
  readonly isTied: boolean;
  /** Who is in a universe, or in a code of two that cut one field: some may be nobody's by definition. */
  readonly isGiven: boolean;
}

/** Whether a crossing that weighted numbers give back could not be published itself. Decision 27. */
export function isTelling(crossing: WeightCrossing, { disclosure }: Study): boolean {
  const { classes, fields } = crossing;
  const { min, zeros } = disclosure;
  if (new Set(classes).size < 2) return false;
  const cells = countBy(lines(crossing, fields));
  if ([...cells.values()].some((count) => count < min)) return true;
  // What weights are made from has one code a weight, and says nothing that they do not.
  const free = fields.filter(
    ({ codes, isGiven }) => !isGiven && countBy(pairs(classes, codes)).size > new Set(classes).size,
  );
  if (isOneCell(crossing, free, disclosure) || isOneClass(crossing, disclosure)) return true;
  if (zeros === "published") return false;
  const held = new Set(
    lines(
      crossing,
      fields.filter(({ isGiven }) => isGiven),
    ),
  ).size;
  return cells.size < free.reduce((product, { codes }) => product * new Set(codes).size, held);
}

/** Whether everyone of a line is in one code of a field. */
function isOneCell(
  crossing: WeightCrossing,
  free: readonly CrossedField[],
  { allBut }: Study["disclosure"],
): boolean {
  return free.some((field) => {
    if (!field.isJudged) return false;
    const others = lines(
      crossing,
      crossing.fields.filter((one) => one !== field),
    );
    return [...mostOf(others, field.codes)].some(({ most, whole }) => most + allBut >= whole);
  });
}

/** Whether everyone of a line weighs the same, where others whom weights are made from like them do not. */
function isOneClass(
  { classes, areClassesJudged, fields }: WeightCrossing,
  { allBut }: Study["disclosure"],
): boolean {
  if (!areClassesJudged) return false;
  const own = joined(classes, fields);
  const wide = joined(
    classes,
    fields.filter(({ isTied }) => isTied),
  );
  const kinds = countBy(
    [...new Set(pairs(wide, classes))].map((pair) => pair.slice(0, pair.lastIndexOf("\t"))),
  );
  const wideOf = new Map(own.map((line, i) => [line, wide[i] ?? ""]));
  return [...mostOf(own, classes)].some(
    ({ line, most, whole }) => most + allBut >= whole && (kinds.get(wideOf.get(line) ?? "") ?? 0) > 1,
  );
}

/** Of each line, how many are of its most frequent code, and how many there are. */
function mostOf(ofLine: readonly string[], codes: readonly string[]) {
  const sizes = countBy(ofLine);
  const most = new Map<string, number>();
  for (const [cell, count] of countBy(pairs(ofLine, codes))) {
    const line = cell.slice(0, cell.lastIndexOf("\t"));
    most.set(line, Math.max(count, most.get(line) ?? 0));
  }
  return [...most].map(([line, count]) => ({ line, most: count, whole: sizes.get(line) ?? 0 }));
}

function lines({ classes }: WeightCrossing, fields: readonly CrossedField[]): readonly string[] {
  return pairs(classes, joined(classes, fields));
}

function joined(classes: readonly string[], fields: readonly CrossedField[]): readonly string[] {
  return classes.map((_, i) => fields.map(({ codes }) => codes[i]).join("\n"));
}

function pairs(ones: readonly string[], others: readonly string[]): readonly string[] {
  return ones.map((one, i) => `${one}\t${others[i]}`);
}

export function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
