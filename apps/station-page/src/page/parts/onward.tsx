import type { ComponentChildren } from "preact";
import { progressIn } from "../page-progress.ts";
import { hindrance, type Step } from "../steps.ts";
import { usePage } from "../use-page.ts";

/** The way to the next step, and why it is closed where it is. */
export function Onward({ to, children }: { readonly to: Step; readonly children?: ComponentChildren }) {
  const { state, actions, formatter } = usePage();
  const held = hindrance(to, progressIn(state));
  return (
    <div class="onward">
      {children}
      {held !== null && <p id="onward-held">{formatter.message(`held.${held}`)}</p>}
      <button
        type="button"
        class="go"
        aria-disabled={held !== null}
        aria-describedby={held === null ? undefined : "onward-held"}
        onClick={() => held === null && actions.go(to)}
      >
        {formatter.message(`onward.${to}`)}
      </button>
    </div>
  );
}
