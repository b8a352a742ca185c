import { usePage } from "../use-page.ts";

/** Undo and redo, each with the name of the change. */
export function ChangesBar() {
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
