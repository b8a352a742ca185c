import { type Group, isGroup } from "@vigie/table";
import { groupName, readingForm } from "../labels.ts";
import { cohortOf, type Population } from "../populations.ts";
import type { Subject } from "../subject.ts";

/** A share of a whole population, and the same share of the population that it is compared with. */
interface ComparedShare {
  readonly base: number;
  readonly count: number;
  readonly share: number;
  /** Null where there is none, or where it is not shown. */
  readonly against: number | null;
  readonly reference: Pick<Population, "people"> | null;
}

/** « sur 1 540 foyers au RSA, 303 (20 %) ont répondu « oui », contre 25 % de l’ensemble » */
export function shareReading(
  subject: Subject,
  { label, ...read }: ComparedShare & { readonly label: string },
  form: `shares.reading${"" | "Flag" | "Yes" | "Answer"}` = readingForm(subject, "shares"),
): string {
  const { formatter } = subject;
  const { against } = read;
  return formatter.message(form, {
    base: formatter.count(read.base),
    people: cohortOf(subject).people.counted,
    count: formatter.count(read.count),
    share: formatter.percent(read.share),
    label,
    compared: against === null ? "no" : "yes",
    against: against === null ? "" : formatter.percent(against),
    ofReference: read.reference?.people.of ?? "",
  });
}

/** The same for one of the groups that the use of channels makes. */
export function groupReading(subject: Subject, group: Group, read: ComparedShare): string {
  const { formatter } = subject;
  const values = {
    all: formatter.count(read.base),
    people: cohortOf(subject).people.counted,
    count: formatter.count(read.count),
    share: formatter.percent(read.share),
    did: formatter.message(`group.${group}.did`),
  };
  return read.against === null || read.reference === null
    ? formatter.message("groups.reading", values)
    : formatter.message("groups.readingAgainst", {
        ...values,
        against: formatter.percent(read.against),
        ofReference: read.reference.people.of,
      });
}

/** A share in one group, and the same share of the population that the group is compared with. */
export function profileReading(
  subject: Subject,
  read: {
    readonly line: string;
    readonly base: number;
    readonly share: number;
    readonly label: string;
    readonly reference: number;
    readonly ofReference: string;
  },
): string {
  const { formatter } = subject;
  const gap = read.share - read.reference;
  return formatter.message(readingForm(subject, "profile"), {
    ...read,
    base: formatter.count(read.base),
    share: formatter.percent(read.share),
    reference: formatter.percent(read.reference),
    more: gap > 0 ? "yes" : "no",
    size: Math.abs(Math.round(gap * 100)),
  });
}

/** « foyers au RSA aux canaux mixtes », « personnes interrogées (62 ans et plus) » */
export function lineText(
  subject: Subject,
  { by, groupedBy }: { readonly by: string; readonly groupedBy: string },
  people: string,
): string {
  const { formatter } = subject;
  return isGroup(by)
    ? formatter.message("profile.inGroup", { people, group: formatter.message(`group.${by}.with`) })
    : formatter.message("profile.inCode", { people, line: groupName(subject, groupedBy, by) });
}
