import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PageActions } from "./actions/page-actions.ts";
import type { PageFormatter } from "./page-formatter.ts";
import type { PageState } from "./page-state.ts";

export interface PageContext {
  readonly state: PageState;
  readonly actions: PageActions;
  readonly formatter: PageFormatter;
  /** Of Vigie. */
  readonly version: string;
}

export const Page = createContext<PageContext | null>(null);

/** @throws {RangeError} outside of the page */
export function usePage(): PageContext {
  const page = useContext(Page);
  if (page === null) throw new RangeError("outside of the page");
  return page;
}
