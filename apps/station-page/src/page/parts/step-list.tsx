import { progressIn } from "../page-progress.ts";
import { hindrance, type Step, steps } from "../steps.ts";
import { usePage } from "../use-page.ts";

/** The six steps: where one is, where one may go, and why not where one may not. */
export function StepList() {
  const { state, actions, formatter } = usePage();
  const progress = progressIn(state);
  const firstHeld = steps.find((step) => hindrance(step, progress) !== null);
  return (
    <nav class="steps" aria-label={formatter.message("steps.label")}>
      <ol>
        {steps.map((step: Step, at) => {
          const held = hindrance(step, progress);
          const isHere = step === state.step;
          return (
            <li key={step}>
              <button
                type="button"
                aria-current={isHere ? "step" : undefined}
                aria-disabled={held !== null}
                aria-describedby={held === null ? undefined : `held-${step}`}
                onClick={() => held === null && actions.go(step)}
              >
                <span class="number">{at + 1}.</span> {formatter.message(`step.${step}`)}
              </button>
              {held !== null && (
                <span class={step === firstHeld ? "state" : "unseen"} id={`held-${step}`}>
                  {formatter.message(`held.${held}`)}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
