import type { ProtectedAfter } from "@vigie/bundle";
import { attributeOf, type EstimateSilence, type Study } from "@vigie/study";
import { isTouched } from "./alternatives.ts";
import { each, table } from "./page-html.ts";
import { type PageWords, pageWords } from "./page-words.ts";
import { type PageHead, privatePage } from "./private-page.ts";
import { protectionCounts } from "./protection-counts.ts";
import { type Protected, protectionTables } from "./protection-tables.ts";

type Report = PageHead &
  Protected & {
    /** What the bundles that left before change. */
    readonly after: Pick<ProtectedAfter, "telling" | "dropped">;
    /** By indicator, why its measures are not computed; the bundle does not say it of persons. */
    readonly silences: ReadonlyMap<string, EstimateSilence>;
  };

/**
 * What secrecy masks, why, what may still be deduced of it, and what another choice would leave: to read before
 * transmitting the bundle, also by who is no statistician. For `private/`: it tells which cells are small.
 */
export function protectionPage(report: Report): string {
  const { release, study } = report;
  const words = pageWords(report.language);
  return privatePage("protection.title", report, {
    words,
    sections: [
      summary(report, words),
      rules(study, words),
      protectionTables(release.tables.filter(isTouched), report, words),
      silentMeasures(report, words),
      attacker(report, words),
      retention(words),
    ],
  });
}

function summary(report: Report, words: PageWords): string {
  const { tables } = report.release;
  const { say, number } = words;
  const masked = tables.flatMap(({ rows, treatment }) =>
    treatment.kind === "withheld"
      ? []
      : rows.flatMap(({ cell }) => (cell.status === "free" ? [] : [cell.reason])),
  );
  const reasons = [...Map.groupBy(masked, (reason) => reason)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  const rows = reasons.map(([reason, cells]) => [say(`reason.${reason}`), number(cells.length)]);
  return `<h2>${say("protection.brief")}</h2>
${each("p", [say("protection.leaving", protectionCounts(tables)), say("protection.cell")])}
${afterBundles(report, words)}
${rows.length === 0 ? "" : table(say("protection.reasons"), [say("protection.reason"), say("protection.cells")], rows)}`;
}

/** Tables withheld for what left before, and what the study could keep so that fewer are. */
function afterBundles({ after: { telling, dropped }, study }: Report, { say, html }: PageWords): string {
  if (telling.length === 0) return "";
  const titles = telling.map((id) => html(study.indicators.get(id)?.title ?? { fr: id }));
  return `${each("p", [say("protection.telling", { count: telling.length })])}
<ul>${each("li", titles)}</ul>
${each("p", [dropped.length === 0 ? "" : say("protection.dropped", { many: dropped.length, dropped: dropped.join(", ") })])}`;
}

function rules({ disclosure }: Study, { say }: PageWords): string {
  const { min, zeros, allBut } = disclosure;
  return `<h2>${say("protection.rules")}</h2>
<ul>
${each("li", [say("rule.threshold", { most: min - 1, zeros }), say("rule.line", { allBut }), say("rule.linked", { min })])}
</ul>`;
}

/** Numbers that were to leave beside counts, and do not. */
function silentMeasures({ silences, study }: Report, { say, html, text }: PageWords): string {
  if (silences.size === 0) return "";
  const rows = [...silences].map(([id, { reason, attributes }]) => {
    const indicator = study.indicators.get(id);
    const source = study.sources.get(indicator?.source ?? "");
    const labels = attributes.map((name) => {
      const attribute = source && attributeOf(source, name);
      return attribute ? text(attribute.label) : name;
    });
    return [
      html(indicator?.title ?? { fr: id }),
      say(`measures.${reason}`, { attributes: labels.join(", ") }),
    ] as const;
  });
  return `<h2>${say("measures.title")}</h2>
${each("p", [say("measures.brief")])}
${table(say("measures.caption"), [say("measures.indicator"), say("protection.reason")], rows)}`;
}

function attacker({ release, study }: Protected, { say, text }: PageWords): string {
  const { structure, audit } = release.proof;
  const relations = structure.populations.flatMap(({ id, relations: its }) =>
    its.map(({ fields: [a, b] }) => {
      const source = study.sources.get(id);
      const label = (name: string) => {
        const attribute = source && attributeOf(source, name);
        return name === "universe" ? say("universe") : attribute ? text(attribute.label) : name;
      };
      return say("attacker.relation", { one: label(a), other: label(b) });
    }),
  );
  const isPartial = audit.populations.some(({ whole }) => !whole);
  return `<h2>${say("protection.attacker")}</h2>
${each("p", [say("attacker.knows"), relations.length === 0 ? "" : say("attacker.links")])}
${relations.length === 0 ? "" : `<ul>${each("li", [...new Set(relations)])}</ul>`}
${each("p", [isPartial ? say("attacker.partial") : "", say("attacker.limits")])}`;
}

function retention({ say }: PageWords): string {
  return `<h2>${say("protection.retention")}</h2>
${each("p", [say("retention.keep"), say("retention.erase"), say("retention.bundle")])}`;
}
