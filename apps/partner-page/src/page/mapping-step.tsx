import { type DraftChange, draftChanges, mappingText } from "@vigie/mapping";
import type { Study } from "@vigie/study";
import { draftProblems, mappingName } from "../core/mapping-choices.ts";
import { partKey } from "./choices.ts";
import { type Decision, isOfAcceptance, isOfMapping, sourceParts, sourcesOf } from "./decisions.ts";
import { anchorOf, fieldName, focusOnDecision } from "./mapping/field-mapping.ts";
import { MappedPart } from "./mapping/mapped-part.tsx";
import { profilesIn, progressIn } from "./page-progress.ts";
import type { ShownProblem } from "./page-state.ts";
import { DownloadButton } from "./parts/download-button.tsx";
import { Onward } from "./parts/onward.tsx";
import { ProblemList, Problems } from "./parts/problem-list.tsx";
import { usePage } from "./use-page.ts";

/** Which column is what, and what the codes of the files mean. */
export function MappingStep() {
  const { state, actions, formatter } = usePage();
  const { message } = formatter;
  const { study, history, language } = state;
  const { partner, draft } = history.present;
  if (study === null || partner === null || draft === null) return null;
  const sources = sourcesOf(study.study, partner);
  const { decisions } = progressIn(state);
  const isDecided = !decisions.some(isOfMapping);
  // What a person must accept is asked where it runs.
  const left = isDecided
    ? draftProblems(draft, study.study).filter(({ code }) => !/not-accepted$/.test(code))
    : [];
  return (
    <>
      <h1 tabIndex={-1}>{message("step.mapping")}</h1>
      <p class="lead">{message("mapping.lead")}</p>
      <ProblemList place="mapping" />
      <DecisionList decisions={decisions} faults={left} study={study.study} />
      <ChangesSinceEarlier />
      {sources.flatMap((source) =>
        sourceParts(source).map((part) => <MappedPart key={partKey(part)} part={part} source={source} />),
      )}
      <section>
        <h2>{message("mapping.keep")}</h2>
        <p>{message("mapping.keepWords")}</p>
        <DownloadButton
          label={message("mapping.download")}
          name={mappingName}
          type="application/yaml"
          content={() => mappingText(draft, language)}
          onDownloaded={() => actions.markDownloaded("dossier")}
        />
      </section>
      <Onward to="run" />
    </>
  );
}

/** What no longer holds in the mapping of another edition. */
function ChangesSinceEarlier() {
  const { state, formatter } = usePage();
  const { message, text } = formatter;
  const { study, history } = state;
  const { earlier } = history.present;
  if (study === null || earlier === null) return null;
  const renamed = withOpenFiles(earlier.draft, history.present.draft);
  const changes = draftChanges(renamed, { study: study.study, profiles: profilesIn(state) });
  const sentence = (change: DraftChange) => {
    const source = study.study.sources.get(change.source);
    const named = {
      source: text(source?.label ?? { fr: change.source }),
      column: "column" in change ? change.column : "",
      file: "file" in change ? change.file : "",
      field:
        "field" in change && source !== undefined && change.field !== "key"
          ? fieldName(change.field, change, { source, formatter })
          : "key",
      values: "values" in change ? change.values.length : 0,
    };
    return message(`change.${change.kind}`, named);
  };
  return (
    <section>
      <h2>{message("change.title", { name: earlier.file })}</h2>
      {changes.length === 0 ? (
        <p>{message("change.none")}</p>
      ) : (
        <ul>
          {changes.map((change) => {
            const wording = sentence(change);
            return <li key={wording}>{wording}</li>;
          })}
        </ul>
      )}
    </section>
  );
}

type Draft = Parameters<typeof draftChanges>[0];

/** The earlier mapping, of the files that were given to its parts since. */
function withOpenFiles(earlier: Draft, now: Draft | null): Draft {
  const sources = [...earlier.sources].map(([id, { units, contacts }]) => {
    const given = now?.sources.get(id);
    const unitsInput = given?.units?.input ?? units?.input ?? null;
    return [
      id,
      {
        units: units === null || units.input === null ? units : { ...units, input: unitsInput },
        contacts: contacts === null ? null : { ...contacts, input: given?.contacts?.input ?? contacts.input },
      },
    ] as const;
  });
  return { ...earlier, sources: new Map(sources) };
}

/** What must be decided before a run, then what is to be checked: each leads to the control that decides it. */
function DecisionList({
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
