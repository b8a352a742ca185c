import type { Study } from "@vigie/study";
import { type Decision, isOfAcceptance, isOfMapping } from "../decisions.ts";
import { fieldName } from "../field-name.ts";
import type { ShownProblem } from "../page-state.ts";
import { Problems } from "../parts/problem-list.tsx";
import { usePage } from "../use-page.ts";
import { anchorOf, focusOnDecision } from "./anchor.ts";

/** What must be decided before a run, then what is to be checked: each leads to the control that decides it. */
export function DecisionList({
  decisions,
  faults,
  study,
}: {
  readonly decisions: readonly Decision[];
  /** What else a run would refuse of the mapping. */
  readonly faults: readonly ShownProblem[];
  readonly study: Study;
}) {
  const { formatter } = usePage();
  const { message } = formatter;
  const required = decisions.filter(isOfMapping);
  const doubts = decisions.filter(({ kind }) => kind === "doubt");
  const count = required.length + faults.length;
  return (
    <div class={count === 0 ? "notice" : "problems"}>
      <h2>{message("decide.title", { count })}</h2>
      {decisions.length + faults.length === 0 && <p>{message("decide.done")}</p>}
      {faults.length > 0 && <Problems problems={faults} />}
      {required.length > 0 && <Decisions decisions={required} study={study} />}
      {doubts.length > 0 && (
        <>
          <p>{message("decide.doubts", { count: doubts.length })}</p>
          <Decisions decisions={doubts} study={study} />
        </>
      )}
    </div>
  );
}

function Decisions({ decisions, study }: { readonly decisions: readonly Decision[]; readonly study: Study }) {
  const { actions, formatter } = usePage();
  return (
    <ul>
      {decisions.map((decision) => {
        if (isOfAcceptance(decision) || !("role" in decision)) return null;
        const text = sentence(decision, study, formatter);
        const anchor = anchorOf(
          decision,
          "field" in decision ? decision.field : decision.kind === "other-rows" ? "other-rows" : "key",
        );
        const isOfFile = ["file", "file-not-open", "sheet"].includes(decision.kind);
        return (
          <li key={`${anchor} ${decision.kind}`}>
            <button
              type="button"
              onClick={() =>
                isOfFile ? actions.go("files") : focusOnDecision(anchor, decision.kind === "values")
              }
            >
              {text}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function sentence(
  decision: Extract<Decision, { readonly role: unknown }>,
  study: Study,
  formatter: ReturnType<typeof usePage>["formatter"],
): string {
  const source = study.sources.get(decision.source);
  const named = {
    role: decision.role,
    source: formatter.text(source?.label ?? { fr: decision.source }),
    field:
      source !== undefined && "field" in decision
        ? fieldName(decision.field, decision, { source, formatter })
        : "",
  };
  const counts = {
    values: "values" in decision ? decision.values : 0,
    rows: "rows" in decision ? decision.rows : 0,
  };
  return formatter.message(`decide.${decision.kind}`, { ...named, ...counts });
}
