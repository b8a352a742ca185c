import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PageActions } from "./actions/page-actions.ts";
import type { PartnerPageFormatter } from "./page-formatter.ts";
import type { PageState } from "./page-state.ts";

export interface CurrentPageParts {
  readonly state: PageState;
  readonly actions: PageActions;
  readonly formatter: PartnerPageFormatter;
  /** Version of Vigie. */
  readonly version: string;
}

export const CurrentPage = createContext<CurrentPageParts | null>(null);

/** @throws {RangeError} outside of the page */
export function usePage(): CurrentPageParts {
  const page = useContext(CurrentPage);
  if (page === null) throw new RangeError("outside of the page");
  return page;
}
