import { useEffect, useRef } from "preact/hooks";
import type { Dependency } from "../core/load-parts.ts";
import { About } from "./about.tsx";
import { FilesStep } from "./files-step.tsx";
import { LookStep } from "./look-step.tsx";
import { MappingStep } from "./mapping-step.tsx";
import { sizeText } from "./page-formatter.ts";
import { progressIn } from "./page-progress.ts";
import { hindrance, type Step, steps } from "./page-state.ts";
import { focusTitle } from "./parts/onward.tsx";
import { RunStep } from "./run-step.tsx";
import { StudyStep } from "./study-step.tsx";
import { TakeStep } from "./take-step.tsx";
import { usePage } from "./use-page.ts";

const views: Readonly<Record<Step, () => preact.ComponentChild>> = {
  study: StudyStep,
  files: FilesStep,
  mapping: MappingStep,
  run: RunStep,
  look: LookStep,
  take: TakeStep,
};

/** The whole page: the steps, and the one that is open. */
export function PartnerPage({ dependencies }: { readonly dependencies: readonly Dependency[] }) {
  const { state, actions, formatter, version } = usePage();
  const { message } = formatter;
  const { step, study, language, history } = state;
  const isFirst = useRef(true);
  useEffect(() => {
    // The page that opens leaves the focus where the browser puts it.
    if (isFirst.current) isFirst.current = false;
    else {
      focusTitle();
      scrollTo({ top: 0, behavior: "instant" });
    }
  }, [step, study]);
  const View = views[step];
  return (
    <>
      <a class="skip" href="#main">
        {message("page.skip")}
      </a>
      <header>
        <div class="masthead">
          <p class="name">{message("page.name")}</p>
          <ul>
            <li>
              <button
                type="button"
                lang={language === "fr" ? "en" : "fr"}
                onClick={() => actions.changeLanguage(language === "fr" ? "en" : "fr")}
              >
                {message("page.otherLanguage")}
              </button>
            </li>
            <li>
              <About dependencies={dependencies} />
            </li>
          </ul>
        </div>
        <p class="promise">{message("page.promise")}</p>
      </header>
      {history.present.draft?.fictitious === true && (
        <aside class="band" aria-label={message("page.fiction")}>
          <p>
            <b>{message("page.fiction")}</b> <span>{message("page.fictionWords")}</span>
          </p>
        </aside>
      )}
      <div class="layout">
        <aside class="aside" aria-label={message("page.aside")}>
          <StepList />
          <ChangesBar />
        </aside>
        <main id="main" tabIndex={-1}>
          <View />
          <WorkProgress />
          <RunEnd />
        </main>
      </div>
      <footer class="foot">
        <p>{message("page.foot", { version })}</p>
      </footer>
      <Announcer />
    </>
  );
}

/** The live region: screen readers read what happened elsewhere in the page. */
function Announcer() {
  const { state } = usePage();
  return (
    <div class="unseen" role="status" aria-live="polite">
      {state.announcement}
    </div>
  );
}

/** Undo and redo, each with the name of the change. */
function ChangesBar() {
  const { state, actions, formatter } = usePage();
  const { past, future } = state.history;
  if (state.study === null || past.length + future.length === 0) return null;
  const last = past.at(-1);
  const [next] = future;
  return (
    <fieldset class="changes">
      <legend class="unseen">{formatter.message("undo.group")}</legend>
      <button
        type="button"
        aria-disabled={last === undefined}
        aria-keyshortcuts="Control+Z"
        onClick={() => void actions.undo()}
      >
        {last === undefined
          ? formatter.message("undo.nothing")
          : formatter.message("undo.undo", { label: last.label(formatter) })}
      </button>
      {next !== undefined && (
        <button type="button" aria-keyshortcuts="Control+Y" onClick={() => void actions.redo()}>
          {formatter.message("undo.redo", { label: next.label(formatter) })}
        </button>
      )}
    </fieldset>
  );
}

/** How a run ended, for who went to an earlier step meanwhile. */
function RunEnd() {
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

/** The six steps: where one is, where one may go, and why not where one may not. */
function StepList() {
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

/** Long work under way, with its cancel button. */
function WorkProgress() {
  const { state, formatter } = usePage();
  const { work } = state;
  if (work === null) return null;
  const { reading } = work;
  const share = reading === null ? work.share : reading.read / reading.size;
  const text = formatter.message(work.message, work.values);
  return (
    <div class="work">
      <p>
        {text}
        {work.share !== null && reading === null && ` ${formatter.numbers.percent(work.share)}`}
      </p>
      {reading !== null && (
        <p>
          {formatter.message("work.reading", {
            pass: reading.pass,
            read: sizeText(reading.read, formatter.language),
            size: sizeText(reading.size, formatter.language),
          })}
        </p>
      )}
      <progress aria-label={text} {...(share === null ? {} : { value: share, max: 1 })} />
      {work.cancel !== null && (
        <p>
          <button type="button" class="do" onClick={work.cancel}>
            {formatter.message("work.cancel")}
          </button>
        </p>
      )}
    </div>
  );
}
