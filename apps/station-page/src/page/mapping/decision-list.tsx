import type { Study } from "@vigie/study";
import { type Decision, isOfAcceptance, isOfMapping } from "../decisions.ts";
import { fieldName } from "../field-name.ts";
import { usePage } from "../use-page.ts";
import { anchorOf } from "./anchor.ts";

/** What must be decided before a run, then what is to be checked: each leads to the control that decides it. */
export function DecisionList({
  decisions,
  study,
}: {
  readonly decisions: readonly Decision[];
  readonly study: Study;
}) {
  const { formatter } = usePage();
  const { message } = formatter;
  const required = decisions.filter(isOfMapping);
  const doubts = decisions.filter(({ kind }) => kind === "doubt");
  return (
    <div class={required.length === 0 ? "notice" : "problems"}>
      <h2>{message("decide.title", { count: required.length })}</h2>
      {decisions.length === 0 && <p>{message("decide.done")}</p>}
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
          "field" in decision ? decision.field : decision.kind === "total" ? "total" : "key",
        );
        const isOfFile = decision.kind === "file" || decision.kind === "file-not-open";
        return (
          <li key={`${anchor} ${decision.kind}`}>
            <button
              type="button"
              onClick={() => (isOfFile ? actions.go("files") : document.getElementById(anchor)?.focus())}
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
  const counts = decision.kind === "values" ? { values: decision.values, rows: decision.rows } : {};
  return formatter.message(`decide.${decision.kind}`, { ...named, ...counts });
}
