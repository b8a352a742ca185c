import { mappingText } from "@vigie/mapping";
import { draftProblems, mappingName } from "../core/mapping-choices.ts";
import { partKey } from "./choices.ts";
import { isOfMapping, partsOf, sourcesOf } from "./decisions.ts";
import { ChangesSinceEarlier } from "./mapping/changes-since-earlier.tsx";
import { DecisionList } from "./mapping/decision-list.tsx";
import { MappedPart } from "./mapping/mapped-part.tsx";
import { progressIn } from "./page-progress.ts";
import { DownloadButton } from "./parts/download-button.tsx";
import { Onward } from "./parts/onward.tsx";
import { ProblemList } from "./parts/problem-list.tsx";
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
        partsOf(source).map((part) => <MappedPart key={partKey(part)} part={part} source={source} />),
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
