import { isGroup } from "@vigie/table";
import {
  type Cell,
  cohortOf,
  difference,
  groupName,
  readingForm,
  referencePeopleOf,
  type Subject,
} from "@vigie/tables";

/** What a sentence says of the share of a cell; null where it is not printed. */
export function shareValues(subject: Subject, cell: Cell, decimals = 0) {
  const { formatter } = subject;
  const { share, line, codes } = cell;
  if (share === null || line.base === null) return null;
  const { counted, of } = cohortOf(subject).people;
  const count = codes.reduce((sum, code) => sum + (line.cell(code).count ?? 0), 0);
  return {
    base: formatter.count(line.base),
    people: counted,
    of,
    count: formatter.count(count),
    share: formatter.percent(share, decimals),
  };
}

/** Share of those whom it is compared with; null where there is none, or where it is not printed. */
function referenceValues(subject: Subject, { reference }: Cell) {
  const share = reference?.share ?? null;
  return share === null
    ? null
    : { against: subject.formatter.percent(share), ofReference: referencePeopleOf(subject)?.of ?? "" };
}

/** « sur 1 540 foyers au RSA, 303 (20 %) ont répondu « oui », contre 25 % de l’ensemble »; null where it is not printed. */
export function shareReading(
  subject: Subject,
  cell: Cell,
  label: string,
  form: `shares.reading${"" | "Flag" | "Yes" | "Answer"}` = readingForm(subject, "shares"),
): string | null {
  const values = shareValues(subject, cell);
  if (values === null) return null;
  const compared = referenceValues(subject, cell);
  return subject.formatter.message(form, {
    ...values,
    label,
    compared: compared === null ? "no" : "yes",
    ...(compared ?? { against: "", ofReference: "" }),
  });
}

/** Reads a share of one of the groups that the use of channels makes; null too where it is of nobody known. @param all units of all groups */
export function groupReading(subject: Subject, cell: Cell, all: number | null): string | null {
  const { formatter } = subject;
  const values = shareValues(subject, cell);
  const [group = ""] = cell.codes;
  if (values === null || all === null || !isGroup(group)) return null;
  const compared = referenceValues(subject, cell);
  const read = { ...values, all: formatter.count(all), did: formatter.message(`group.${group}.did`) };
  return compared === null
    ? formatter.message("groups.reading", read)
    : formatter.message("groups.readingAgainst", { ...read, ...compared });
}

/** A share in one group, and the same share of the population that the group is compared with; null where one is not printed. */
export function profileReading(
  subject: Subject,
  cell: Cell,
  names: { readonly line: string; readonly label: string },
): string | null {
  const values = shareValues(subject, cell);
  const compared = referenceValues(subject, cell);
  const gap = difference(cell.share, cell.reference?.share ?? null);
  if (values === null || compared === null || gap === null) return null;
  return subject.formatter.message(readingForm(subject, "profile"), {
    ...values,
    ...names,
    reference: compared.against,
    ofReference: compared.ofReference,
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
