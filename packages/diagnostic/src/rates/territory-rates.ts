import type { PopulationList } from "@vigie/study";

export interface Denominator {
  readonly populations: PopulationList;
  /** Of the whole; null where one of its territories has none. */
  readonly inhabitants: number | null;
  /** Units for 100 000 inhabitants of the whole: what gaps are measured from. */
  readonly mean: number | null;
}

export interface TerritoryRates {
  readonly code: string;
  /** Null where hidden. */
  readonly units: number | null;
  /** One per denominator. */
  readonly rates: readonly TerritoryRate[];
}

/** `gap`: units more, or fewer, than at the mean rate of the whole; null where that mean is not known. */
export type TerritoryRate =
  | {
      readonly known: true;
      readonly inhabitants: number;
      readonly rate: number;
      readonly gap: number | null;
    }
  | { readonly known: false; readonly why: "secret" | "no_population"; readonly inhabitants: number | null };
