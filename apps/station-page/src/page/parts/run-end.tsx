import { progressIn } from "../page-progress.ts";
import { usePage } from "../use-page.ts";

/** How a run ended, for who went to an earlier step meanwhile. */
export function RunEnd() {
  const { state, actions, formatter } = usePage();
  const { step, work, problems, hasSeenRunEnd } = state;
  if (hasSeenRunEnd || work !== null || step === "run") return null;
  const isRun = progressIn(state).isRun;
  const isRefused = (problems.run ?? []).length > 0;
  if (!isRun && !isRefused) return null;
  return (
    <div class={isRefused ? "run-end problems" : "run-end notice"}>
      <p>{formatter.message(isRefused ? "run.endRefused" : "run.endFinished")}</p>
      <p>
        <button type="button" class="do" onClick={() => actions.go("run")}>
          {formatter.message("run.endSee")}
        </button>
      </p>
    </div>
  );
}
