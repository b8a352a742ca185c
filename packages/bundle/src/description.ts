import { type Indicator, measuresOf, type Study } from "@vigie/study";
import type { ReleasedTable } from "@vigie/table";
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
  return {
    title: indicator.title.fr,
    fields: [
      ...table.dimensions.map(({ name, codes }) => ({
        name,
        title: columnTitle(name, indicator, study),
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
      ...table.measures.map((name) => measureField(name, indicator, study)),
    ],
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

function columnTitle(name: string, indicator: Indicator, study: Study): string {
  const own = {
    universe: "Champ",
    group: "Groupe d’usage",
    subgroup: "Sous-groupe d’usage",
    answer: "Réponse",
  }[name];
  return own ?? titleInStudy(name, indicator, study) ?? name;
}

function measureField(name: string, indicator: Indicator, study: Study): Field {
  const own = measures[name];
  if (own !== undefined) return { name, ...own, type: "number" };
  const source = study.sources.get(indicator.source);
  const declared = source && measuresOf(indicator, source).find((measure) => measure.name === name);
  if (declared === undefined) throw new RangeError("the table has a measure that its indicator has not");
  return { name, title: declared.label.fr, type: "number" };
}

interface MeasureText {
  readonly title: string;
  readonly description: string;
}

/** What a number between parentheses is: the same for every measure. */
const errorOf = (what: string): MeasureText["description"] =>
  `Écart type du bruit ajouté ${what} pour protéger les personnes ; 0 où rien n’est ajouté.`;
const baseRows = "seulement dans les lignes où la dernière dimension est au total";

const measures: Readonly<Record<string, MeasureText | undefined>> = {
  count_error: { title: "Erreur type", description: errorOf("à l’effectif") },
  base: {
    title: "Base des parts",
    description: `Unités sur lesquelles se calculent les parts, ${baseRows}.`,
  },
  base_error: { title: "Erreur type de la base des parts", description: errorOf("à la base des parts") },
  weighted: { title: "Effectif pondéré", description: "Somme des poids." },
  weighted_error: {
    title: "Erreur type de l’effectif pondéré",
    description: errorOf("à l’effectif pondéré"),
  },
  squares: {
    title: "Somme des carrés des poids",
    description: "Elle donne la taille effective de l’échantillon et l’erreur type des parts.",
  },
  squares_error: {
    title: "Erreur type de la somme des carrés des poids",
    description: errorOf("à la somme des carrés des poids"),
  },
  weighted_base: {
    title: "Base pondérée",
    description: `Somme des poids sur la base des parts, ${baseRows}.`,
  },
  weighted_base_error: {
    title: "Erreur type de la base pondérée",
    description: errorOf("à la base pondérée"),
  },
  squares_base: {
    title: "Somme des carrés des poids de la base",
    description: `Somme des carrés des poids sur la base des parts, ${baseRows}.`,
  },
  squares_base_error: {
    title: "Erreur type de la somme des carrés des poids de la base",
    description: errorOf("à la somme des carrés des poids de la base"),
  },
  sum: {
    title: "Somme des écarts au milieu",
    description: `Somme, sur les unités dont le nombre est connu, de l’écart de ce nombre au milieu de son étendue déclarée, ${baseRows}.`,
  },
  sum_error: {
    title: "Erreur type de la somme des écarts au milieu",
    description: errorOf("à la somme des écarts au milieu"),
  },
};
