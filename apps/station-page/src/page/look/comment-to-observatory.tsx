import { commentProblems } from "@vigie/mapping";
import { useState } from "preact/hooks";
import { sentence } from "../page-formatter.ts";
import { Problems } from "../parts/problem-list.tsx";
import { usePage } from "../use-page.ts";

const lengthMax = 500;

/** A free text that leaves with the bundle: refused where it looks personal. */
export function CommentToObservatory() {
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
