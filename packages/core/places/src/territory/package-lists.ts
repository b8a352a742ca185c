import type { Article } from "./commune-name.ts";

/** Lists of the package `@etalab/decoupage-administratif`, as it writes them. */
export interface PackageLists {
  readonly communes: readonly PackageCommune[];
  readonly departements: readonly {
    readonly code: string;
    readonly nom: string;
    readonly chefLieu?: string;
    readonly typeLiaison?: Article;
  }[];
  readonly epci: readonly PackageGroup[];
  readonly ept: readonly PackageGroup[];
  /** Names that communes bore before; those lists only have today's. */
  readonly formerNames?: readonly { readonly code: string; readonly name: string }[];
}

export interface PackageCommune {
  readonly code: string;
  readonly nom: string;
  readonly typeLiaison?: Article;
  readonly type: "commune-actuelle" | "commune-deleguee" | "commune-associee" | "arrondissement-municipal";
  readonly departement?: string;
  readonly collectiviteOutremer?: { readonly code: string };
  /** Main commune of a delegated or associated one. */
  readonly chefLieu?: string;
  /** Commune of a municipal arrondissement. */
  readonly commune?: string;
  readonly anciensCodes?: readonly string[];
  readonly codesPostaux?: readonly string[];
  readonly population?: number;
}

export interface PackageGroup {
  readonly code: string;
  readonly nom?: string;
  readonly membres: readonly { readonly code: string }[];
}

/** What version 6.0.0 of `@etalab/decoupage-administratif` holds, by its own notes: a new version changes these two. */
export const frenchLists = {
  vintage: 2026,
  populations: { source: "Insee, populations de référence (populations municipales)", year: 2023 },
} as const;
