import { type Indicator, measuresOf, type Study, type Text, textIn } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
import { inSentence, type Language } from "@vigie/words";
import type { Resource } from "./data-package.ts";

type Field = Resource["schema"]["fields"][number];

export interface Description {
  readonly title: string;
  readonly fields: readonly Field[];
}

/**
 * What `datapackage.json` says of a table for whoever reads it without Vigie.
 * @throws {RangeError} when the table is not of this study
 */
export function descriptionOf(table: ReleasedTable, study: Study): Description {
  const indicator = indicatorOf(table, study);
  const titles = columnTitles(indicator, study, "fr");
  return {
    title: indicator.title.fr,
    fields: [
      ...table.dimensions.map(({ name, codes }) => ({
        name,
        title: titles.dimension(name),
        type: "string" as const,
        categories: [...codes],
      })),
      {
        name: "count",
        title: "Effectif",
        description: "Nombre d’unités ; vide où il est masqué.",
        type: "integer",
        constraints: { minimum: 0 },
      },
      {
        name: "status",
        title: "Statut",
        description: "small : effectif masqué, plus petit que le seuil de diffusion ; vide où il est montré.",
        type: "string",
        constraints: { enum: ["small"] },
      },
      ...table.measures.map((name) => ({
        name,
        title: titles.measure(name),
        ...(measures[name] && { description: measures[name].description }),
        type: "number" as const,
      })),
    ],
  };
}

/** Titles of the columns of an indicator's tables, by name; in French where the study has no other. */
export interface ColumnTitles {
  dimension(name: string): string;
  /** @throws {RangeError} when the indicator has no such measure */
  measure(name: string): string;
}

export function columnTitles(indicator: Indicator, study: Study, language: Language): ColumnTitles {
  const source = study.sources.get(indicator.source);
  const declared = new Map(
    source && measuresOf(indicator, source).map(({ name, label }) => [name, label] as const),
  );
  return {
    dimension: (name) =>
      textIn(dimensions[name] ?? source?.attributes.get(name)?.label ?? { fr: name }, language),
    measure: (name) => {
      const title = measures[name]?.title ?? declared.get(name);
      if (title === undefined) throw new RangeError("the table has a measure that its indicator has not");
      return textIn(title, language);
    },
  };
}

/** The title of a column that the study names; null for those that Vigie names itself. */
export function titleInStudy(name: string, { source }: Indicator, study: Study): string | null {
  return study.sources.get(source)?.attributes.get(name)?.label.fr ?? null;
}

export function indicatorOf(table: { readonly indicator: string }, study: Study): Indicator {
  const indicator = study.indicators.get(table.indicator);
  if (!indicator) throw new RangeError("the table is not of this study");
  return indicator;
}

const dimensions: Readonly<Record<string, Text | undefined>> = {
  universe: { fr: "Champ", en: "Universe" },
  group: { fr: "Groupe d’usage", en: "Usage group" },
  subgroup: { fr: "Sous-groupe d’usage", en: "Usage subgroup" },
  answer: { fr: "Réponse", en: "Answer" },
};

interface MeasureText {
  readonly title: Text;
  readonly description: string;
}

const baseRows = "seulement dans les lignes où la dernière dimension est au total";

/** Measures whose noise has a standard error; the article goes with the French title inside a sentence. */
const noised: Readonly<Record<string, MeasureText & { readonly article: "la " | "l’" }>> = {
  base: {
    title: { fr: "Base des parts", en: "Base of shares" },
    article: "la ",
    description: `Unités sur lesquelles se calculent les parts, ${baseRows}.`,
  },
  weighted: {
    title: { fr: "Effectif pondéré", en: "Weighted count" },
    article: "l’",
    description: "Somme des poids.",
  },
  squares: {
    title: { fr: "Somme des carrés des poids", en: "Sum of squared weights" },
    article: "la ",
    description: "Elle donne la taille effective de l’échantillon et l’erreur type des parts.",
  },
  weighted_base: {
    title: { fr: "Base pondérée", en: "Weighted base" },
    article: "la ",
    description: `Somme des poids sur la base des parts, ${baseRows}.`,
  },
  squares_base: {
    title: { fr: "Somme des carrés des poids de la base", en: "Sum of squared weights of the base" },
    article: "la ",
    description: `Somme des carrés des poids sur la base des parts, ${baseRows}.`,
  },
  sum: {
    title: { fr: "Somme des écarts au milieu", en: "Sum of deviations from the midpoint" },
    article: "la ",
    description: `Somme, sur les unités dont le nombre est connu, de l’écart de ce nombre au milieu de son étendue déclarée, ${baseRows}.`,
  },
};

/** The standard error of a measure. @param named the measure in French, with its article */
const errorOf = (title: Text, named: string): MeasureText => ({
  title,
  description: `Écart type du bruit ajouté à ${named} pour protéger les personnes ; 0 où rien n’est ajouté.`,
});

const measures: Readonly<Record<string, MeasureText | undefined>> = {
  count_error: errorOf({ fr: "Erreur type", en: "Standard error" }, "l’effectif"),
  ...noised,
  ...Object.fromEntries(
    Object.entries(noised).map(([name, { title, article }]) => {
      const [fr, en] = [`${article}${inSentence(title.fr)}`, inSentence(textIn(title, "en"))];
      const error = { fr: `Erreur type de ${fr}`, en: `Standard error of the ${en}` };
      return [`${name}_error`, errorOf(error, fr)];
    }),
  ),
};
