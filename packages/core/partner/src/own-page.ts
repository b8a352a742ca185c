import { type Blocks, docx, list, paragraphs, type Section, type TableBlock, table } from "@vigie/documents";
import type { OwnAndWhole, OwnFigure, OwnIndicator } from "@vigie/tables";
import { localeOf } from "@vigie/words";
import { columns, type PageFormatter, pageFormatter } from "./page-formatter.ts";
import { type PageHead, privatePage } from "./private-page.ts";

/**
 * A holder's exact figures beside those published of its group, as a page and as a document: for `private/`, since they hold
 * what no noise protects.
 * @param head.date of the run that counted them
 * @returns file name in `private/` to content
 */
export async function ownPages(
  head: Omit<PageHead, "partner">,
  found: OwnAndWhole,
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const formatter = pageFormatter(head.language);
  const { message, text } = formatter;
  const { partner, holder } = found;
  const sections = [
    brief(found, { holder: text(holder.label), group: text(partner.label) }, formatter),
    apart(found, formatter),
    everything(found, formatter),
    left(found, formatter),
  ].filter((section) => section !== null);
  const named = { ...head, partner: { ...partner, label: holder.label } };
  const title = message("page.title", { title: message("own.title"), partner: text(holder.label) });
  const stays = `${message("page.stays")} ${message("page.staysWhy")}`;
  const fiction = head.fictitious ? message("page.fictionWords") : null;
  return new Map<string, string | Uint8Array>([
    ["chez-vous.html", await privatePage("own.title", named, { formatter, sections })],
    [
      "chez-vous.docx",
      docx({
        title,
        language: localeOf(head.language),
        footer: message("own.footer"),
        blocks: [
          { kind: "heading", level: 1, of: title },
          { kind: "notice", of: stays },
          ...paragraphs([fiction]),
          ...sections,
        ],
      }),
    ],
  ]);
}

function brief(
  { indicators, tested, sent }: OwnAndWhole,
  names: { readonly holder: string; readonly group: string },
  { message }: PageFormatter,
): Section {
  const figures = indicators.flatMap((indicator) => indicator.figures);
  const count = figures.filter(({ isExplained }) => isExplained === false).length;
  const notices: Blocks = sent === "same" ? [] : [{ kind: "notice", of: message(`own.sent.${sent}`) }];
  return {
    kind: "section",
    id: "en-bref",
    title: message("own.brief"),
    of: [
      ...notices,
      ...paragraphs([
        message("own.what", names),
        message("own.found", { tested, apart: count }),
        message("own.how"),
      ]),
    ],
  };
}

/** What noise and chance do not explain: shares first, the widest difference first. */
function apart({ indicators }: OwnAndWhole, formatter: PageFormatter): Section {
  const found = indicators.flatMap((indicator) =>
    indicator.figures.flatMap((figure) =>
      figure.isExplained === false ? [{ indicator, figure, gap: gapOf(figure) ?? 0 }] : [],
    ),
  );
  const isNumber = ({ indicator }: (typeof found)[number]) => Number(indicator.of !== "share");
  const sorted = found.toSorted((a, b) => isNumber(a) - isNumber(b) || Math.abs(b.gap) - Math.abs(a.gap));
  return {
    kind: "section",
    id: "ce-qui-differe",
    title: formatter.message("own.apart"),
    of:
      sorted.length === 0
        ? paragraphs([formatter.message("own.none")])
        : list(
            sorted.map(({ indicator, figure }) => [
              { kind: "aside", of: indicator.title },
              { kind: "break" },
              sentence(indicator, figure, formatter),
            ]),
          ),
  };
}

function gapOf({ own, whole }: OwnFigure): number | null {
  return whole === null ? null : own - whole;
}

/** « Chez vous 42 %, dans l’ensemble 35 % (33 à 37), soit 7,2 points de plus. » */
function sentence({ of }: OwnIndicator, figure: OwnFigure, formatter: PageFormatter): string {
  const { message, numbers } = formatter;
  const { own, whole, interval } = figure;
  const gap = gapOf(figure) ?? 0;
  const points = Math.abs(100 * gap);
  const width = interval === null ? 1 : interval.upper - interval.lower;
  // Two shares that are near, or the ends of a narrow interval, would read as one.
  const decimals = of !== "share" ? 2 : points < 2 || width < 0.02 ? 1 : 0;
  const written = (value: number | null) =>
    of === "share" ? numbers.percent(value ?? 0, decimals) : numbers.rounded(value ?? 0, decimals);
  const bound = (value: number) =>
    of === "share" ? numbers.fixed(100 * value, decimals) : numbers.rounded(value, decimals);
  return message(of === "share" ? "own.share" : "own.number", {
    label: labelOf(figure, formatter),
    own: written(own),
    whole: written(whole),
    isBounded: interval === null ? "no" : "yes",
    lower: bound(interval?.lower ?? 0),
    upper: bound(interval?.upper ?? 0),
    gap: numbers.fixed(points, 1),
    isOne: points < 2 ? "yes" : "no",
    more: gap > 0 ? "yes" : "no",
  });
}

function labelOf({ group, label }: OwnFigure, { message }: PageFormatter): string {
  return group === null ? label : message("own.inGroup", { group, label });
}

function everything({ indicators }: OwnAndWhole, formatter: PageFormatter): Section {
  const { message } = formatter;
  return {
    kind: "section",
    id: "tous-les-chiffres",
    title: message("own.rest"),
    of: indicators.map((indicator) => ({
      kind: "details",
      summary: indicator.title,
      of: [
        ...paragraphs([
          message("own.population", { population: indicator.population }),
          indicator.isWithout ? message("own.without") : null,
        ]),
        figuresTable(indicator, formatter),
      ],
    })),
  };
}

function figuresTable({ title, of, figures }: OwnIndicator, formatter: PageFormatter): TableBlock {
  const { message, numbers } = formatter;
  const isShare = of === "share";
  const value = isShare ? "share" : "decimal";
  const bound = (written: number) =>
    isShare ? numbers.fixed(100 * written, 1) : numbers.rounded(written, 2);
  return table(
    title,
    columns(formatter, [
      ["own.figure", "text"],
      ["own.yours", value],
      ...(isShare ? ([["own.base", "count"]] as const) : []),
      ["own.whole", value],
      ["own.interval", "text"],
      [isShare ? "own.gap" : "own.difference", isShare ? "pointsDifference" : "decimalDifference"],
      ["own.verdict", "text"],
    ]),
    figures.map((figure) => {
      const { own, base, whole, interval, isExplained } = figure;
      const gap = gapOf(figure);
      return [
        labelOf(figure, formatter),
        own,
        ...(isShare ? [base] : []),
        whole ?? message("own.hidden"),
        interval && message("own.bounds", { lower: bound(interval.lower), upper: bound(interval.upper) }),
        gap === null ? null : isShare ? 100 * gap : gap,
        message(`own.explained.${isExplained === null ? "unknown" : isExplained ? "yes" : "no"}`),
      ];
    }),
  );
}

/** Null where everything is compared. */
function left({ left: { untracked, unpublished } }: OwnAndWhole, { message }: PageFormatter): Section | null {
  const of = paragraphs([
    untracked.length === 0 ? null : message("own.untracked", { titles: untracked.join(" ; ") }),
    unpublished.length === 0 ? null : message("own.unpublished", { titles: unpublished.join(" ; ") }),
  ]);
  return of.length === 0 ? null : { kind: "section", id: "non-compare", title: message("own.left"), of };
}
