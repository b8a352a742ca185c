import { useEffect, useRef } from "preact/hooks";
import { isOfAcceptance } from "./decisions.ts";
import { progressIn } from "./page-progress.ts";
import { Onward } from "./parts/onward.tsx";
import { PrivatePagePart } from "./parts/private-page-part.tsx";
import { ProblemList } from "./parts/problem-list.tsx";
import { ScrollTable } from "./parts/scroll-table.tsx";
import { BeforeRun } from "./run/before-run.tsx";
import { DoubtList } from "./run/doubt-list.tsx";
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

/** What the run read: what stands out first, then the whole report. */
function QualityView() {
  const { state, formatter } = usePage();
  const { message, text } = formatter;
  const { finished, study, doubts } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  // The report stands under the button that asked for it, out of sight on a small screen.
  useEffect(() => heading.current?.focus(), [finished]);
  if (finished === null || study === null) return null;
  const { run } = finished.of;
  const sources = [...run.outcomes].flatMap(([id, { quality }]) => {
    const source = study.study.sources.get(id);
    return source === undefined ? [] : [{ source, quality }];
  });
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {message("quality.title")}
      </h2>
      {sources.map(({ source, quality }) => (
        <p key={source.id}>
          {message("quality.read", {
            source: text(source.label),
            units: quality.units,
            many: text(source.unit.many),
            hasContacts: quality.contacts === null ? "no" : "yes",
            contacts: quality.contacts?.kept ?? 0,
          })}
        </p>
      ))}
      {doubts.length === 0 && <p class="notice">{message("quality.none")}</p>}
      <DoubtList doubts={doubts} />
      <details>
        <summary>{message("quality.whole")}</summary>
        <PrivatePagePart page={run.privateFiles.get("qualite.html") ?? ""} language={finished.language} />
      </details>
    </section>
  );
}

const shownMax = 100;

/** The values that stopped the run, rare ones included: they are of the person's own data, and stay in the page. */
function UnknownCodes() {
  const { state, formatter } = usePage();
  const { message, numbers } = formatter;
  const { unknownCodes } = state;
  if (unknownCodes.length === 0) return null;
  return (
    <ScrollTable
      caption={message("unknown.caption", {
        shown: Math.min(shownMax, unknownCodes.length),
        all: unknownCodes.length,
      })}
      heads={[
        message("unknown.column"),
        message("codes.value"),
        { text: message("codes.rows"), className: "number" },
      ]}
    >
      <tbody>
        {unknownCodes.slice(0, shownMax).map(({ role, column, value, rows }) => (
          <tr key={`${role} ${column} ${value}`}>
            <th scope="row">{column}</th>
            <td class="value">{value}</td>
            <td class="number">{numbers.count(rows)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
