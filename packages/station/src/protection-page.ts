import type { Cell, ProtectedTable, Release, Treatment, WithheldReason } from "@vigie/disclosure";
import type { Table } from "@vigie/engine";
import { attributeOf, type Partner, type Source, type Study } from "@vigie/study";
import { type Alternative, type Alternatives, isTouched } from "./alternatives.ts";
import { codeWords } from "./code-words.ts";
import { privatePage } from "./private-page.ts";
import { count, inHtml, number, table } from "./quality-words.ts";

interface Report {
  readonly study: Study;
  readonly partner: Partner;
  readonly date: string;
  readonly fictitious: boolean;
  readonly exact: ReadonlyMap<string, Table>;
  readonly release: Release;
  readonly alternatives: Alternatives | null;
}

const cellReasons: Readonly<Record<Extract<Cell, { reason: string }>["reason"], string>> = {
  threshold: "effectif trop petit",
  zero: "effectif nul",
  group_disclosure: "ligne où tous donneraient la même réponse",
  dominance: "un contributeur domine",
  p_percent: "un contributeur se devine",
  earlier_release: "masquée dans un lot précédent",
  linked: "pour que les autres ne se déduisent pas",
  withheld_table: "tableau retenu",
};

const withheldReasons: Readonly<Record<WithheldReason, string>> = {
  group_disclosure:
    "une ligne dirait la réponse de tous ceux qui y sont, et masquer d’autres cases n’y change rien",
  never_masked: "un total que l’étude ne masque jamais est trop petit",
  earlier_release: "un lot déjà transmis et celui-ci diraient ensemble qui a changé",
  rounding: "aucun arrondi ne garde les totaux justes",
  audit: "même en masquant tout ce qui peut l’être, une case resterait trop facile à retrouver",
};

const methodWords = {
  optimal: "au plus juste : on ne peut pas masquer moins",
  bounded: "au plus juste, à un écart connu près",
  greedy: "case après case, la moins coûteuse d’abord",
  gaussian: "par élimination, puis réparation",
} as const;

/**
 * What secrecy masks, why, what may still be deduced of it, and what another choice would leave: to read before
 * transmitting the bundle. For `private/`: it tells which cells are small.
 */
export function protectionPage(report: Report): string {
  const { release, study } = report;
  const touched = release.tables.filter(isTouched);
  return privatePage({ ...report, title: "Ce que le secret masque" }, [
    summary(release.tables),
    rules(study),
    touched.length === 0
      ? ""
      : `<h2>Tableau par tableau</h2>\n${overview(touched, report)}\n${touched.map((one) => details(one, report)).join("\n")}`,
    attacker(report),
    retention,
  ]);
}

/** Cells masked of those that leave, and tables withheld: also for the terminal. */
export function protectionCounts(tables: readonly ProtectedTable[]) {
  const leaving = tables.filter(({ treatment }) => treatment.kind !== "withheld");
  const cells = leaving.flatMap(({ rows }) => rows);
  return {
    tables: leaving.length,
    cells: cells.length,
    masked: cells.filter(({ cell }) => cell.status !== "free").length,
    withheld: tables.length - leaving.length,
  };
}

function summary(tables: readonly ProtectedTable[]): string {
  const { tables: leaving, cells, masked, withheld } = protectionCounts(tables);
  return `<h2>En bref</h2>
<p>${count(leaving, "tableau sort", "tableaux sortent")}. De leurs ${number(cells)} cases, ${count(masked, "est masquée", "sont masquées")}. ${withheld === 0 ? "Aucun tableau n’est retenu" : count(withheld, "tableau est retenu", "tableaux sont retenus")}.</p>`;
}

function rules({ disclosure }: Study): string {
  const { min, zeros, allBut } = disclosure;
  const line =
    allBut === 0
      ? "toutes les personnes seraient dans une même case"
      : `toutes les personnes, sauf ${number(allBut)}, seraient dans une même case`;
  return `<h2>Les règles</h2>
<ul>
<li>Un effectif de 1 à ${number(min - 1)} n’est pas publié. Un effectif de zéro ${zeros === "published" ? "l’est" : "ne l’est pas non plus"}.</li>
<li>Une ligne où ${line} n’est pas publiée.</li>
<li>D’autres cases sont masquées, pour que personne ne retrouve les premières par soustraction : chaque case masquée garde au moins ${number(min)} valeurs possibles, et au moins deux aux yeux de qui serait seul dans une autre.</li>
</ul>`;
}

function titleOf({ indicator }: ProtectedTable, { study }: Report): string {
  return inHtml(study.indicators.get(indicator)?.title.fr ?? indicator);
}

function overview(tables: readonly ProtectedTable[], report: Report): string {
  const lost = (one: ProtectedTable) => [
    titleOf(one, report),
    number(one.rows.length),
    one.treatment.kind === "withheld" ? "retenu" : number(maskedIn(one)),
  ];
  const columns = ["Tableau", "Cases", "Masquées"];
  if (report.alternatives === null)
    return `${table("Ce que chaque tableau perd", columns, tables.map(lost))}
<p>Trop de cases sont touchées pour essayer ici d’autres choix. Pour en comparer un, écrivez-le dans <code>study.yaml</code>, sous <code>disclosure</code>, et relancez : réunir les codes rares (<code>merge</code>), ou arrondir (<code>round</code>).</p>`;
  const { merged, rounded, base } = report.alternatives;
  return table(
    "Ce que chaque tableau perd, et ce que donnerait un autre choix de l’étude",
    [...columns, "Codes rares réunis", `Arrondi à ${number(base)}`],
    tables.map((one) => [
      ...lost(one),
      alternativeWords(merged.get(one.indicator)),
      alternativeWords(rounded.get(one.indicator)),
    ]),
  );
}

const maskedIn = ({ rows }: ProtectedTable) => rows.filter(({ cell }) => cell.status !== "free").length;

function alternativeWords(found: Alternative | undefined): string {
  if (found === undefined) return "—";
  if (found.masked === null) return "retenu";
  const masked = found.masked === 0 ? "aucune masquée" : count(found.masked, "masquée", "masquées");
  return `${masked} sur\u{a0}${number(found.cells)}`;
}

function details(one: ProtectedTable, report: Report): string {
  const { study } = report;
  const source = study.sources.get(study.indicators.get(one.indicator)?.source ?? "");
  if (source === undefined) return "";
  const masked = one.rows.filter(({ cell }) => cell.status !== "free");
  const reasons = [...Map.groupBy(masked, ({ cell }) => ("reason" in cell ? cell.reason : "linked"))];
  const words = reasons
    .map(([reason, rows]) => `${number(rows.length)} : ${cellReasons[reason]}`)
    .join(" ; ");
  return `<details><summary>${titleOf(one, report)}</summary>
<p>${treatmentWords(one.treatment)}${one.treatment.kind === "withheld" ? "" : ` ${words}.`}</p>
${one.treatment.kind === "withheld" ? smallCells(one, source, report) : maskedCells(one, source, report)}
</details>`;
}

function treatmentWords(treatment: Treatment): string {
  if (treatment.kind === "withheld") return `Ce tableau ne sort pas : ${withheldReasons[treatment.reason]}.`;
  if (treatment.kind === "rounded")
    return `Chaque effectif est arrondi à un multiple de ${number(treatment.base)}.`;
  if (treatment.kind === "open") return "Cette source ne protège personne : le tableau sort tel quel.";
  return `Cases choisies ${methodWords[treatment.method]}.`;
}

/** Each masked cell, its true count, why, and what an attacker can deduce of it. */
function maskedCells(one: ProtectedTable, source: Source, report: Report): string {
  const ranges = new Map(
    report.release.proof.audit.populations
      .flatMap(({ cells }) => cells)
      .filter(({ indicator }) => indicator === one.indicator)
      .map(
        ({ codes, low, high }) => [codes.join(","), `de\u{a0}${number(low)} à\u{a0}${number(high)}`] as const,
      ),
  );
  const exact = countsOf(one, report);
  return table(
    "Cases masquées",
    ["Case", "Effectif", "Pourquoi", "Ce qu’on peut en savoir"],
    one.rows.flatMap(({ codes, cell }) =>
      cell.status === "free"
        ? []
        : [
            [
              inHtml(cellWords(codes, one, { source, report })),
              exact.get(codes.join(",")) ?? "",
              cellReasons[cell.reason],
              ranges.get(codes.join(",")) ?? "",
            ],
          ],
    ),
  );
}

/** Of a table that does not leave, the cells that are the cause. */
function smallCells(one: ProtectedTable, source: Source, report: Report): string {
  const exact = countsOf(one, report);
  const causes = one.rows.flatMap(({ codes, cell }) =>
    cell.status === "primary"
      ? [
          [
            inHtml(cellWords(codes, one, { source, report })),
            exact.get(codes.join(",")) ?? "",
            cellReasons[cell.reason],
          ],
        ]
      : [],
  );
  return causes.length === 0 ? "" : table("Cases en cause", ["Case", "Effectif", "Pourquoi"], causes);
}

/** True counts by codes; what was gathered is in the exact table under its codes, and is not said here. */
function countsOf({ indicator }: ProtectedTable, { exact }: Report): ReadonlyMap<string, string> {
  return new Map(
    exact.get(indicator)?.rows.map(({ codes, count }) => [codes.join(","), number(count)] as const),
  );
}

function cellWords(
  codes: readonly string[],
  { dimensions }: ProtectedTable,
  { source, report }: { readonly source: Source; readonly report: Report },
): string {
  return codes
    .map((code, at) => codeWords(report.study, source, dimensions[at]?.name ?? "", code))
    .join(", ");
}

function attacker({ release, study }: Report): string {
  const { structure, audit } = release.proof;
  const relations = structure.populations.flatMap(({ id, relations: its }) =>
    its.map(({ fields: [a, b] }) => {
      const source = study.sources.get(id);
      const label = (name: string) =>
        name === "universe" ? "Champ" : ((source && attributeOf(source, name)?.label.fr) ?? name);
      return `<li>${inHtml(`${label(a)} et ${label(b)}`)}</li>`;
    }),
  );
  const partial = audit.populations.filter(({ whole }) => !whole);
  return `<h2>Ce que l’on suppose connu</h2>
<p>L’audit du lot suppose que l’on connaît les tableaux publiés, l’étude et ces règles, et que l’on calcule bien. Il suppose aussi connus les liens que voici, que l’étude déclare ou que vos données montrent ; le lot les contient.</p>
${relations.length === 0 ? "<p>Aucun lien.</p>" : `<ul>${[...new Set(relations)].join("")}</ul>`}
${partial.length === 0 ? "" : "<p>Les combinaisons de caractéristiques sont trop nombreuses pour être toutes examinées : les tableaux n’ont été rapprochés que par les caractéristiques qu’ils ont en commun.</p>"}
<p>Il ne couvre pas les recoupements avec d’autres fichiers que ce lot et ceux qui l’ont précédé.</p>`;
}

const retention = `<h2>Garder, effacer</h2>
<p>Le dossier private/ contient les tableaux exacts et cette page, qui dit quelles cases sont petites. Gardez-le le temps de répondre aux questions de l’observatoire, six mois au plus si rien d’autre n’est prévu chez vous, puis effacez-le : <code>vigie purge</code> suivi du nom du dossier. Le lot, bundle.zip, reste : gardez-le tant que l’étude est refaite, car il faut le donner à l’exécution suivante.</p>`;
