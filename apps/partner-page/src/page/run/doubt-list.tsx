import { type Doubt, doubtSentence, isUnaccepted, pageFormatter } from "@vigie/partner";
import { withExplanation } from "../draft-edits.ts";
import { sentence } from "../page-formatter.ts";
import { usePage } from "../use-page.ts";

/** What to look at before the bundle is handed over; a box for each thing that the person must explain. */
export function DoubtList({ doubts }: { readonly doubts: readonly Doubt[] }) {
  const { message } = usePage().formatter;
  if (doubts.length === 0) return null;
  return (
    <>
      <p>{message("quality.found", { count: doubts.length })}</p>
      <ul class="findings">
        {doubts.map((doubt) => (
          <OneDoubt key={doubtKey(doubt)} doubt={doubt} />
        ))}
      </ul>
    </>
  );
}

function doubtKey(doubt: Doubt): string {
  const of = "file" in doubt ? doubt.file : "attribute" in doubt ? doubt.attribute : "";
  return [doubt.source, doubt.name, of, doubt.kind === "unfit" ? doubt.sentence : ""].join(" ");
}

function OneDoubt({ doubt }: { readonly doubt: Doubt }) {
  const { state, formatter } = usePage();
  const { message, numbers } = formatter;
  const study = state.study?.study;
  if (study === undefined) return null;
  const share = "count" in doubt ? doubt.count / Math.max(1, doubt.of) : null;
  return (
    <li class={doubt.isAlert ? "alert" : "look"}>
      {share !== null && "count" in doubt && (
        <p class="figure">
          <strong>{numbers.percent(share, share < 0.1 ? 1 : 0)}</strong>
          <span class="small"> {message("finding.rows", { rows: doubt.count })}</span>
        </p>
      )}
      <div>
        <p class={doubt.isAlert ? "what" : ""}>
          {doubtSentence(doubt, study, pageFormatter(formatter.language))}
        </p>
        {doubt.isExplanationAsked && <Explanation doubt={doubt} />}
      </div>
    </li>
  );
}

function Explanation({ doubt }: { readonly doubt: Doubt }) {
  const { state, actions, formatter } = usePage();
  const { message } = formatter;
  const { source, name } = doubt;
  const { draft } = state.history.present;
  const written = draft?.accepts.doubts.get(source)?.get(name) ?? "";
  return (
    <label class="explanation">
      <span>{message(isUnaccepted(doubt) ? "doubt.explainToLeave" : "doubt.explain")}</span>
      <input
        type="text"
        maxLength={500}
        autocomplete="off"
        value={written}
        onChange={({ currentTarget: { value } }) =>
          actions.decideDraft(sentence("did.explained"), (before) =>
            withExplanation(before, { source, name }, value.trim()),
          )
        }
      />
    </label>
  );
}
