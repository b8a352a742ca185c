import type { Inlines } from "../block.ts";
import { groupName, isFlag, isGroup, labelOf, sayCode } from "../labels.ts";
import { baseOf, lineAt, lineOf, shareOf, total } from "../line.ts";
import { peopleOf } from "../people.ts";
import { cohortOf, referenceOf } from "../populations.ts";
import type { Said } from "../publication/publication.ts";
import type { Subject } from "../subject.ts";

/** The share that a title cites first of this table, read aloud; null where it cites none, or several together. */
export function citedReading(title: Inlines<Said>, subject: Subject): string | null {
  const row = rowsIn(title, subject.indicator.id).find((codes) => codes.at(-1) !== total);
  // A no is said by its characteristic, which a reading of it would deny.
  if (row === undefined || row.at(-1) === "no") return null;
  const { kind } = subject.indicator;
  if (kind === "distribution") return ofDistribution(row, subject);
  if (kind === "multiple") return ofMultiple(row, subject);
  return kind === "profile" ? ofProfile(row, subject) : null;
}

function rowsIn(title: Inlines<Said>, indicator: string): readonly (readonly string[])[] {
  return title.flatMap((inline) => {
    if (inline.kind !== "said") return "of" in inline ? rowsIn(inline.of, indicator) : [];
    const { origin } = inline;
    return origin.kind === "tables" && origin.row !== null && origin.indicators[0] === indicator
      ? [origin.row]
      : [];
  });
}

function ofDistribution([universe = "", code = total]: readonly string[], subject: Subject): string | null {
  const { indicator, words } = subject;
  const cohort = cohortOf(subject);
  const share = shareOf(cohort.line, code);
  const base = baseOf(cohort.line);
  if (universe !== indicator.universe || indicator.of === "subgroup" || share === null || base === null)
    return null;
  const reference = referenceOf(subject);
  const against = reference === null ? null : shareOf(reference.line, code);
  const said = { share: words.percent(share), count: words.count(cohort.line.counts.get(code) ?? 0) };
  if (isGroup(code) && indicator.of === "group") {
    const values = {
      ...said,
      all: words.count(base),
      people: cohort.people.counted,
      did: words.say(`group.${code}.did`),
    };
    return reference === null || against === null
      ? words.say("groups.reading", values)
      : words.say("groups.readingAgainst", {
          ...values,
          against: words.percent(against),
          ofReference: reference.people.of,
        });
  }
  return words.say(isFlag(subject) ? "shares.readingFlag" : "shares.reading", {
    ...said,
    base: words.count(base),
    people: cohort.people.counted,
    label: sayCode(subject, code),
    compared: against === null ? "no" : "yes",
    against: against === null ? "" : words.percent(against),
    ofReference: reference?.people.of ?? "",
  });
}

function ofMultiple(row: readonly string[], subject: Subject): string | null {
  const { indicator, source, words } = subject;
  const [universe = "", item = "", code = total] = row;
  if (indicator.kind !== "multiple" || indicator.by !== null || universe !== indicator.universe) return null;
  const line = lineAt(subject, [universe, item]);
  const share = shareOf(line, code);
  const base = baseOf(line);
  if (share === null || base === null) return null;
  return words.say("multiple.reading", {
    base: words.count(base),
    people: peopleOf(source, universe, words).counted,
    count: words.count(line.counts.get(code) ?? 0),
    share: words.percent(share),
    label: labelOf(subject, indicator.of, item),
  });
}

function ofProfile(row: readonly string[], subject: Subject): string | null {
  const { indicator, source, words } = subject;
  const [universe = "", by = total, code = total] = row;
  if (indicator.kind !== "profile" || universe !== indicator.universe || by === total) return null;
  const line = lineAt(subject, row.slice(0, -1));
  const share = shareOf(line, code);
  const whole = shareOf(lineOf(subject, universe), code);
  const base = baseOf(line);
  if (share === null || whole === null || base === null) return null;
  const people = peopleOf(source, universe, words).counted;
  const gap = share - whole;
  return words.say(isFlag(subject) ? "profile.readingFlag" : "profile.reading", {
    base: words.count(base),
    line: isGroup(by)
      ? words.say("profile.inGroup", { people, group: words.say(`group.${by}.with`) })
      : words.say("profile.inCode", { people, line: groupName(subject, indicator.by, by) }),
    share: words.percent(share),
    label: sayCode(subject, code),
    reference: words.percent(whole),
    points: words.points(gap),
    size: Math.abs(Math.round(gap * 100)),
  });
}
