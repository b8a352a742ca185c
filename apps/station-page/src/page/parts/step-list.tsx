import { progressIn } from "../page-progress.ts";
import { hindrance, type Step, steps } from "../steps.ts";
import { usePage } from "../use-page.ts";

/** The six steps: where one is, where one may go, and why not where one may not. */
export function StepList() {
  const { state, actions, formatter } = usePage();
  const progress = progressIn(state);
  const firstClosed = steps.find((step) => hindrance(step, progress) !== null);
  return (
    <nav class="steps" aria-label={formatter.message("steps.label")}>
      <ol>
        {steps.map((step: Step, at) => {
          const obstacle = hindrance(step, progress);
          const isHere = step === state.step;
          return (
            <li key={step}>
              <button
                type="button"
                aria-current={isHere ? "step" : undefined}
                aria-disabled={obstacle !== null}
                aria-describedby={obstacle === null ? undefined : `held-${step}`}
                onClick={() => obstacle === null && actions.go(step)}
              >
                <span class="number">{at + 1}.</span> {formatter.message(`step.${step}`)}
              </button>
              {obstacle !== null && (
                <span class={step === firstClosed ? "state" : "unseen"} id={`held-${step}`}>
                  {formatter.message(`held.${obstacle}`)}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
