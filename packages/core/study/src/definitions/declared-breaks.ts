import type { Source } from "../model/source.ts";
import type { Study } from "../model/study.ts";
import type { Text } from "../model/text.ts";
import { contentOf } from "../tables/indicator-table.ts";
import {
  type BrokenPart,
  brokenParts,
  type Definitions,
  definitionsOf,
  reachedAttributes,
} from "./definition.ts";

/** A change that no line of breaks.yaml declares, with the indicators that it keeps from being compared. */
interface UndeclaredBreak {
  readonly broken: BrokenPart;
  /** What one line declares for all of them: a characteristic, or the code list of channels; null where each is named. */
  readonly name: string | null;
  readonly indicators: readonly string[];
}

/** Definitions that changed between two editions of a study, against the lines of the later one's breaks.yaml. */
export interface BreakReview {
  readonly undeclared: readonly UndeclaredBreak[];
  /** Lines that name nothing that changed. */
  readonly unused: readonly string[];
}

/**
 * @param later the study, or that of now where only the published data of the later edition are there
 * @param after the definitions of the later edition
 */
export function reviewBreaks(
  earlier: Definitions,
  later: Study,
  after: Definitions = definitionsOf(later),
): BreakReview {
  const found = new Map<string, UndeclaredBreak>();
  const used = new Set<string>();
  for (const id of later.indicators.keys()) {
    if (declaredIndicator(later, id) !== id) continue;
    const parts = brokenParts(earlier(id), after(id));
    // A new indicator has nothing to compare: a line that names it is harmless.
    if (parts === null) used.add(id);
    const { lines, left } = coverage(later, id, parts ?? []);
    for (const line of lines) used.add(line);
    for (const { broken, names } of left) {
      const key = JSON.stringify(broken);
      const indicators = [...(found.get(key)?.indicators ?? []), id];
      found.set(key, { broken, name: names[0] ?? null, indicators });
    }
  }
  return {
    undeclared: [...found.values()],
    unused: [...later.breaks.keys()].filter((name) => !used.has(name)),
  };
}

/** What breaks.yaml says of an indicator that is not compared with the edition before; empty where it is compared. */
export function breakTexts(
  [earlier, after]: readonly [earlier: Definitions, after: Definitions],
  later: Study,
  indicator: string,
): readonly Text[] {
  const id = declaredIndicator(later, indicator);
  const { lines } = coverage(later, id, brokenParts(earlier(id), after(id)) ?? []);
  return lines.flatMap((line) => later.breaks.get(line) ?? []);
}

/** The indicator of indicators.yaml: those that Vigie adds to an association, without each flag, are defined by it. */
function declaredIndicator({ indicators }: Study, id: string): string {
  const indicator = indicators.get(id);
  const association = indicator === undefined ? null : contentOf(indicator).association;
  return association?.without?.association ?? id;
}

interface Cause {
  readonly broken: BrokenPart;
  /** Names under which one line declares it; empty where only the indicator's own line does. */
  readonly names: readonly string[];
}

/** The lines that declare changed parts of an indicator, and the changes that none declares. */
function coverage(study: Study, id: string, parts: readonly BrokenPart[]) {
  const { breaks, sources, indicators } = study;
  const source = sources.get(indicators.get(id)?.source ?? "");
  if (source === undefined || parts.length === 0) return { lines: [], left: [] };
  const causes = parts.map((broken): Cause => ({ broken, names: namesOf(broken, source) }));
  const lines = new Set(causes.flatMap(({ names }) => names.filter((name) => breaks.has(name))));
  if (breaks.has(id)) return { lines: [id, ...lines], left: [] };
  const left = causes.filter(
    ({ broken, names }) =>
      !names.some((name) => lines.has(name)) && !isMadeFromAnother(broken, parts, source),
  );
  return { lines: [...lines], left };
}

function namesOf(broken: BrokenPart, { attributes, codelistOf, contacts }: Source): readonly string[] {
  if (broken.part === "contacts") return contacts === null ? [] : [contacts.codelist];
  if (broken.part !== "attribute" || !attributes.has(broken.attribute)) return [];
  const codelist = codelistOf.get(broken.attribute);
  return [broken.attribute, ...(codelist === undefined ? [] : [codelist])];
}

/** A characteristic made from another one that changed: the line of that one declares both. */
function isMadeFromAnother(broken: BrokenPart, parts: readonly BrokenPart[], source: Source): boolean {
  if (broken.part !== "attribute") return false;
  const isMadeFrom = (name: string, other: string) =>
    reachedAttributes(new Set([name]), source).some(({ id }) => id === other);
  return parts.some(
    (part) =>
      part.part === "attribute" &&
      isMadeFrom(broken.attribute, part.attribute) &&
      !isMadeFrom(part.attribute, broken.attribute),
  );
}
