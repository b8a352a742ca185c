import type { ProtectedTable } from "@vigie/disclosure";
import {
  type AttributeQuality,
  type ContactsQuality,
  type Quality,
  type SetAsideReason,
  setAsideReasons,
} from "@vigie/engine";
import type { Conversion } from "@vigie/shapes";
import type { Partner, Source, Study } from "@vigie/study";
import { conversionSection } from "./conversion-section.ts";
import { privatePage } from "./private-page.ts";
import { count, frenchDay, inHtml, number, table } from "./quality-words.ts";
import type { SurveyQuality } from "./survey/survey-quality.ts";
import { surveySection } from "./survey/survey-section.ts";

interface Report {
  readonly study: Study;
  readonly partner: Partner;
  readonly date: string;
  readonly fictitious: boolean;
  readonly quality: readonly {
    readonly source: string;
    readonly quality: Quality;
    /** Null where the file was read as it is. */
    readonly conversion: Conversion | null;
    /** Null where the source is no weighted survey. */
    readonly survey: SurveyQuality | null;
  }[];
  readonly tables: readonly ProtectedTable[];
}

const reasons: Readonly<Record<SetAsideReason, string>> = {
  no_date: "sans date",
  no_channel: "sans canal",
  unknown_unit: "d’une unité absente du fichier des unités",
  outside_window: "hors de la période observée",
  out_of_scope: "d’un canal déclaré hors champ",
  routine: "de routine, que l’étude met à part",
};

const kindsOfMissing: Readonly<Record<string, string>> = {
  not_asked: "question non posée",
  dont_know: "ne sait pas",
  no_answer: "pas de réponse",
  illegible: "réponse illisible",
};

/**
 * What the run read, set aside and withheld, to read before transmitting the bundle. For `private/`: it holds
 * exact counts, and no value of the data. One page in French, without script.
 */
export function qualityPage(report: Report): string {
  const { study, partner, date, fictitious, quality, tables } = report;
  const sections = quality.flatMap(({ source, quality: found, conversion, survey }) => {
    const declared = study.sources.get(source);
    return declared
      ? [sourceSection(declared, found, conversion), ...(survey === null ? [] : [surveySection(survey)])]
      : [];
  });
  return privatePage({ title: "Rapport de qualité", study, partner, date, fictitious }, [
    protection(study, tables),
    ...sections,
  ]);
}

function protection(study: Study, tables: readonly ProtectedTable[]): string {
  const title = (table: ProtectedTable) =>
    inHtml(study.indicators.get(table.indicator)?.title.fr ?? table.indicator);
  const withheld = tables.filter(({ treatment }) => treatment.kind === "withheld");
  const leaving = tables.filter(({ treatment }) => treatment.kind !== "withheld");
  const masked = leaving.flatMap(({ rows }) => rows).filter(({ cell }) => cell.status !== "free").length;
  return `<h2>Ce qui sort</h2>
<p>${count(leaving.length, "tableau sort", "tableaux sortent")}, avec ${count(masked, "case masquée", "cases masquées")} ; ${count(withheld.length, "tableau est retenu", "tableaux sont retenus")}.</p>
${withheld.length === 0 ? "" : `<p>Retenus :</p>\n<ul>${withheld.map((table) => `<li>${title(table)}</li>`).join("")}</ul>`}`;
}

function sourceSection(source: Source, quality: Quality, conversion: Conversion | null): string {
  return `<h2>${inHtml(source.label.fr)}</h2>
${conversion === null ? "" : conversionSection(conversion)}${table(
  "Fichiers lus",
  ["Fichier", "Contenu", "Lignes lues", "Lignes écartées"],
  quality.files.map((file) => [
    inHtml(file.file),
    file.role === "units" ? "unités" : "contacts",
    number(file.rows),
    number(file.ragged),
  ]),
)}
<p>Population : ${number(quality.units)} ${inHtml(source.unit.many.fr)}.</p>
${quality.contacts === null ? "" : contactsSection(source, quality.contacts)}
${attributesTable(source, quality.attributes)}
${exclusivesList(source, quality.exclusives)}`;
}

function contactsSection(source: Source, contacts: ContactsQuality): string {
  const rows = setAsideReasons.map((reason) => [
    `mis de côté : ${reasons[reason]}`,
    number(contacts.setAside[reason]),
  ]);
  const units = (value: number) => count(value, inHtml(source.unit.one.fr), inHtml(source.unit.many.fr));
  const duplicates = contacts.duplicates;
  return `${table("Contacts", ["Contacts", "Nombre"], [["retenus", number(contacts.kept)], ...rows])}
<ul>
<li>Hors période : ${number(contacts.beforeWindow)} avant le ${frenchDay(source.window.from)}, ${number(contacts.afterWindow)} après le ${frenchDay(source.window.to)}.</li>
<li>${units(contacts.unitsWithoutContact)} sans aucun contact dans le fichier.</li>
<li>${count(contacts.unknownUnits, "identifiant de contact absent", "identifiants de contacts absents")} du fichier des unités.</li>
<li>${units(contacts.unitsBelowMinimum)} avec des contacts, mais aucun canal assez utilisé pour compter.</li>
${duplicates === null ? "" : `<li>${count(duplicates.rows, "ligne en double", "lignes en double")} ; chacune est ${duplicates.dropped ? "comptée une seule fois" : "gardée"}.</li>`}
</ul>`;
}

function exclusivesList(source: Source, exclusives: Quality["exclusives"]): string {
  if (exclusives.length === 0) return "";
  const items = exclusives.map(({ question, units }) => {
    const label = inHtml(source.attributes.get(question)?.label.fr ?? question);
    return `<li>${label} : ${number(units)} ${inHtml(source.unit.many.fr)}.</li>`;
  });
  return `<p>Une réponse qui exclut les autres, donnée avec une autre (les deux sont gardées) :</p>\n<ul>${items.join("")}</ul>`;
}

function attributesTable(source: Source, attributes: readonly AttributeQuality[]): string {
  if (attributes.length === 0) return "";
  const rows = attributes.map(({ attribute, unknown, outsideBands, unasked, codes }) => [
    inHtml(source.attributes.get(attribute)?.label.fr ?? attribute),
    number(unknown),
    number(outsideBands),
    number(unasked),
    codes.map(({ missing, units }) => `${kindsOfMissing[missing] ?? missing} : ${number(units)}`).join(", "),
  ]);
  return table(
    "Valeurs manquantes",
    [
      "Caractéristique",
      "Inconnue",
      "dont sous la première tranche, ou hors période",
      "Réponse à une question non posée (gardée)",
      "Sans réponse",
    ],
    rows,
  );
}
