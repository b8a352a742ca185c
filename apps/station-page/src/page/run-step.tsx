import { isOfAcceptance } from "./decisions.ts";
import { progressIn } from "./page-progress.ts";
import { Onward } from "./parts/onward.tsx";
import { ProblemList } from "./parts/problem-list.tsx";
import { BeforeRun } from "./run/before-run.tsx";
import { DoubtList } from "./run/doubt-list.tsx";
import { QualityView } from "./run/quality-view.tsx";
import { UnknownCodes } from "./run/unknown-codes.tsx";
import { usePage } from "./use-page.ts";

/** What the partner must accept, the run, and its report on the files. */
export function RunStep() {
  const { state, actions, formatter } = usePage();
  const { message } = formatter;
  const { decisions, isRun } = progressIn(state);
  const left = decisions.filter(isOfAcceptance).length;
  const canRun = left === 0 && state.work === null;
  return (
    <>
      <h1 tabIndex={-1}>{message("step.run")}</h1>
      <p class="lead">{message("run.lead")}</p>
      <ProblemList place="run" />
      <UnknownCodes />
      {!isRun && <DoubtList doubts={state.doubts} />}
      <BeforeRun />
      <div class="onward">
        {left > 0 && <p id="run-held">{message("run.held", { count: left })}</p>}
        <button
          type="button"
          class={isRun ? "do" : "go"}
          aria-disabled={!canRun}
          aria-describedby={left > 0 ? "run-held" : undefined}
          onClick={() => canRun && void actions.run()}
        >
          {message(isRun ? "run.again" : "run.start")}
        </button>
      </div>
      {state.finished !== null && !isRun && <p class="doubt">{message("run.stale")}</p>}
      {isRun && <QualityView />}
      <Onward to="look" />
    </>
  );
}
