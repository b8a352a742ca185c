import { commentProblems } from "@vigie/mapping";
import { useState } from "preact/hooks";
import { ComparedView } from "./look/compared-view.tsx";
import { useReaderFigures } from "./look/reader-figure.tsx";
import { sentence } from "./page-formatter.ts";
import { progressIn } from "./page-progress.ts";
import { Onward } from "./parts/onward.tsx";
import { PrivatePagePart } from "./parts/private-page-part.tsx";
import { ProblemList, Problems } from "./parts/problem-list.tsx";
import { DoubtList } from "./run/doubt-list.tsx";
import { usePage } from "./use-page.ts";

/** Each table before and after protection, how it is protected, and a comment for the observatory. */
export function LookStep() {
  const { state, formatter } = usePage();
  const { message } = formatter;
  const { finished } = state;
  const figures = useReaderFigures();
  if (finished === null) return null;
  const { run } = finished.of;
  const { policy } = run.release.guarantee;
  const counts = run.tables.reduce((sum, { cells }) => sum + cells, 0);
  const hidden = run.tables.reduce((sum, table) => sum + table.hidden, 0);
  const isProtecting = run.release.guarantee.sources.length > 0;
  return (
    <>
      <h1 tabIndex={-1}>{message("step.look")}</h1>
      <p class="lead">{message("look.lead", { tables: run.release.tables.length, counts, hidden })}</p>
      <ProblemList place="run" />
      {!progressIn(state).isRun && <p class="doubt">{message("run.stale")}</p>}
      <DoubtList doubts={state.doubts.filter(({ gravity, isAlert }) => isAlert || gravity !== "private")} />
      {isProtecting && (
        <ul>
          <li>
            {message("look.noise", { moved: run.tables.some(({ isAdjusted }) => isAdjusted) ? "yes" : "no" })}
          </li>
          <li>{message(`look.${policy.small}.policy`, { min: policy.min })}</li>
          <li>{message("look.stays")}</li>
        </ul>
      )}
      <section>
        <h2>{message("look.tables")}</h2>
        {figures !== null && <div dangerouslySetInnerHTML={{ __html: figures.patterns }} />}
        {run.compared.map((table, at) => (
          <ComparedView
            key={table.released.name}
            table={table}
            figure={table.isModel ? null : (figures?.byIndicator.get(table.indicator.id) ?? null)}
            isOpen={at === 0}
          />
        ))}
      </section>
      <section>
        <h2>{message("look.protection")}</h2>
        <p>{message("look.protectionWords")}</p>
        <details>
          <summary>{message("look.protectionOpen")}</summary>
          <PrivatePagePart
            page={run.privateFiles.get("protection.html") ?? ""}
            language={finished.language}
          />
        </details>
      </section>
      <CommentToObservatory />
      <Onward to="take" />
    </>
  );
}

const lengthMax = 500;

/** A free text that leaves with the bundle: refused where it looks personal. */
function CommentToObservatory() {
  const { state, actions, formatter } = usePage();
  const { message } = formatter;
  const { draft } = state.history.present;
  const kept = draft?.comment ?? "";
  const [written, setWritten] = useState(kept);
  const problems = written === "" ? [] : commentProblems(written, {});
  const isChanged = written.trim() !== kept;
  const canKeep = isChanged && problems.length === 0 && state.work === null;
  return (
    <section>
      <h2 id="comment-title">{message("comment.title")}</h2>
      <p id="comment-words">{message("comment.words", { max: lengthMax })}</p>
      <textarea
        autocomplete="off"
        aria-labelledby="comment-title"
        aria-describedby="comment-words comment-problems"
        aria-invalid={problems.length > 0}
        maxLength={lengthMax}
        value={written}
        onInput={({ currentTarget: { value } }) => setWritten(value)}
      />
      <div id="comment-problems" role="status">
        {problems.length > 0 && (
          <div class="problems">
            <Problems problems={problems} />
          </div>
        )}
      </div>
      <p>
        <button
          type="button"
          class="do"
          aria-disabled={!canKeep}
          onClick={() => {
            if (!canKeep) return;
            const comment = written.trim();
            actions.decideDraft(sentence("did.comment"), (before) => ({
              ...before,
              comment: comment === "" ? null : comment,
            }));
            void actions.run();
          }}
        >
          {message("comment.keep")}
        </button>
      </p>
    </section>
  );
}
