import { useEffect, useRef } from "preact/hooks";
import type { Dependency } from "../core/read-about.ts";
import { About } from "./about.tsx";
import { FilesStep } from "./files-step.tsx";
import { LookStep } from "./look-step.tsx";
import { MappingStep } from "./mapping-step.tsx";
import { Announcer } from "./parts/announcer.tsx";
import { ChangesBar } from "./parts/changes-bar.tsx";
import { focusTitle } from "./parts/focus-title.ts";
import { RunEnd } from "./parts/run-end.tsx";
import { StepList } from "./parts/step-list.tsx";
import { WorkProgress } from "./parts/work-progress.tsx";
import { RunStep } from "./run-step.tsx";
import type { Step } from "./steps.ts";
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
export function StationPage({ dependencies }: { readonly dependencies: readonly Dependency[] }) {
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
