import type { ComponentChildren } from "preact";
import { progressIn } from "../page-progress.ts";
import { hindrance, type Step } from "../page-state.ts";
import { usePage } from "../use-page.ts";

/** The way to the next step, and why it is closed where it is. */
export function Onward({
  to,
  children,
}: {
  readonly to: Exclude<Step, "study">;
  readonly children?: ComponentChildren;
}) {
  const { state, actions, formatter } = usePage();
  const obstacle = hindrance(to, progressIn(state));
  return (
    <div class="onward">
      {children}
      {obstacle !== null && <p id="onward-held">{formatter.message(`held.${obstacle}`)}</p>}
      <button
        type="button"
        class="go"
        aria-disabled={obstacle !== null}
        aria-describedby={obstacle === null ? undefined : "onward-held"}
        onClick={() => obstacle === null && actions.go(to)}
      >
        {formatter.message(`onward.${to}`)}
      </button>
    </div>
  );
}

/** For what had the focus and is no longer there: the keyboard goes on from the title of the step. */
export function focusTitle(): void {
  document.querySelector<HTMLElement>("main h1")?.focus();
}
