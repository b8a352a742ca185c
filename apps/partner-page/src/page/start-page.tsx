import "./style.css";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Dependency } from "../core/load-parts.ts";
import type { PageCore } from "../core/page-core.ts";
import { todayInBrowser } from "../core/today.ts";
import { pageActions } from "./actions/page-actions.ts";
import { shownProblems } from "./actions/page-work.ts";
import { PartnerPage } from "./page.tsx";
import { partnerPageFormatter } from "./page-formatter.ts";
import { progressIn } from "./page-progress.ts";
import { hasUnsavedWork, hindrance, initialState, type Step, steps, storeOf } from "./page-state.ts";

import { CurrentPage } from "./use-page.ts";

/** Shows the page while its parts load; nothing can be chosen before they are there, and what is waits for the core. */
export function startPage(
  root: Element,
  {
    parts,
    core,
    dependencies,
    softwareVersion,
  }: {
    readonly parts: Promise<unknown>;
    readonly core: Promise<PageCore>;
    readonly dependencies: readonly Dependency[];
    readonly softwareVersion: string;
  },
): void {
  const store = storeOf(initialState(navigator.language.startsWith("en") ? "en" : "fr", todayInBrowser()));
  const actions = pageActions(store, core);
  parts.then(
    () => store.change((state) => ({ ...state, isReady: true })),
    () => undefined,
  );
  core.catch((error: unknown) =>
    store.change((state) => ({ ...state, isReady: false, problems: { study: shownProblems(error) } })),
  );

  /** Back and forward go from step to step: the history of the browser holds their names, nothing else. */
  let shown: Step = store.get().step;
  store.subscribe(() => {
    const { step } = store.get();
    if (step !== shown) history.pushState({ step }, "");
    shown = step;
  });
  addEventListener("popstate", ({ state }: PopStateEvent) => {
    const named: unknown = state?.step ?? "study";
    const step = steps.find((each) => each === named);
    if (step === undefined || hindrance(step, progressIn(store.get())) !== null) return;
    shown = step;
    actions.go(step);
  });

  addEventListener("beforeunload", (event) => {
    if (hasUnsavedWork(store.get())) event.preventDefault();
  });
  // A file dropped outside the zone would replace the page.
  for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.preventDefault());
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isWriting(event.target)) return;
    const key = event.key.toLowerCase();
    const isRedo = key === "y" || (key === "z" && event.shiftKey);
    if (!isRedo && key !== "z") return;
    event.preventDefault();
    void (isRedo ? actions.redo() : actions.undo());
  });

  function Root() {
    const [state, setState] = useState(store.get());
    useEffect(() => store.subscribe(() => setState(store.get())), []);
    const formatter = partnerPageFormatter(state.language);
    useEffect(() => {
      document.documentElement.lang = state.language;
      document.title = `${formatter.message(`step.${state.step}`)} — ${formatter.message("page.title")}`;
    }, [state.language, state.step]);
    return (
      <CurrentPage.Provider value={{ state, actions, formatter, version: softwareVersion }}>
        <PartnerPage dependencies={dependencies} />
      </CurrentPage.Provider>
    );
  }
  root.textContent = "";
  render(<Root />, root);
}

/** A text that is being written has its own undo. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text")
  );
}
