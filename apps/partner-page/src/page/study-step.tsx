import { asNumber, effectivePolicy, guaranteeOf } from "@vigie/disclosure";
import type { Study } from "@vigie/study";
import { sourcesOf } from "./decisions.ts";
import { hasUnsavedWork } from "./page-state.ts";
import { Choice, Select } from "./parts/choice.tsx";
import { DropZone } from "./parts/drop-zone.tsx";
import { Fact } from "./parts/fact.tsx";
import { Onward } from "./parts/onward.tsx";
import { ProblemList } from "./parts/problem-list.tsx";
import { SourceRequest } from "./study/source-request.tsx";
import { usePage } from "./use-page.ts";

/** What is asked, of whom, why, and what would leave. */
export function StudyStep() {
  const { state } = usePage();
  return state.study === null ? <StudyToOpen /> : <StudyOpened />;
}

function StudyToOpen() {
  const { state, actions, formatter } = usePage();
  const { message } = formatter;
  return (
    <>
      <h1 tabIndex={-1}>{message("study.welcome")}</h1>
      <p class="lead">{message("study.lead")}</p>
      <ProblemList place="study" />
      <DropZone
        label={message("study.drop")}
        button={message("study.choose")}
        accept=".vigie,.zip"
        ready={state.isReady}
        onFiles={(files, folders) => void actions.openStudy(files, folders)}
      />
      {!state.isReady && <p class="muted">{message("study.loading")}</p>}
      <section>
        <h2>{message("study.how")}</h2>
        <ol class="steps-list">
          {(["open", "files", "mapping", "run", "look", "take"] as const).map((name) => (
            <li key={name}>{message(`study.how.${name}`)}</li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{message("study.safe")}</h2>
        <p>{message("study.safe.page")}</p>
        <p>{message("study.safe.leaves")}</p>
        <p>{message("study.safe.close")}</p>
      </section>
    </>
  );
}

function StudyOpened() {
  const { state, actions, formatter } = usePage();
  const { message, text, day } = formatter;
  const { study: opened, history } = state;
  if (opened === null) return null;
  const { study } = opened;
  const { partner, holder } = history.present;
  const { release } = study;
  const holders = [...(study.partners.get(partner ?? "")?.group?.holders.values() ?? [])].map(
    ({ id, label }) => [id, text(label)] as const,
  );
  return (
    <>
      <h1 tabIndex={-1}>{text(study.title)}</h1>
      {study.summary !== null && <p class="lead">{text(study.summary)}</p>}
      <ProblemList place="study" />
      <dl class="facts">
        {release !== null && (
          <Fact name={message("study.by")}>
            {text(release.publisher.name)}
            {release.contact !== null && ` (${release.contact.email})`}
          </Fact>
        )}
        <Fact name={message("study.window")}>
          {message("study.days", { from: day(study.window.from), to: day(study.window.to) })}
        </Fact>
      </dl>
      <details>
        <summary>{message("study.identity", { version: study.version })}</summary>
        <p>
          {message("study.hash")} <span class="hash">{study.hash}</span>
        </p>
        <p class="muted">{message("study.hashWords")}</p>
      </details>
      <section>
        <fieldset>
          <legend>
            <h2>{message("study.partner")}</h2>
          </legend>
          {[...study.partners.values()].map(({ id, label }) => (
            <Choice
              key={id}
              type="radio"
              name="partner"
              checked={id === partner}
              onChange={() => actions.choosePartner(id)}
            >
              {text(label)}
            </Choice>
          ))}
        </fieldset>
        {holders.length > 0 && (
          <label>
            <span>{message("study.holder")}</span>
            <Select
              value={holder ?? ""}
              options={[["", message("study.holderToChoose")], ...holders]}
              onChange={(id) => actions.chooseHolder(id)}
            />
          </label>
        )}
        <Onward to="files" />
      </section>
      {partner !== null && (
        <>
          <section>
            <h2>{message("study.asked")}</h2>
            <p>{message("study.askedWords")}</p>
            {sourcesOf(study, partner).map((source) => (
              <SourceRequest key={source.id} source={source} study={study} />
            ))}
          </section>
          <WhatLeaves study={study} partner={partner} />
        </>
      )}
      <p>
        <button
          type="button"
          onClick={() => {
            if (!hasUnsavedWork(state) || confirm(message("study.confirmClose"))) actions.closeStudy();
          }}
        >
          {message("study.close")}
        </button>
      </p>
    </>
  );
}

/** In plain words: how many tables, how they are protected, and their titles. */
function WhatLeaves({ study, partner }: { readonly study: Study; readonly partner: string }) {
  const { state, formatter } = usePage();
  const { message, text } = formatter;
  const { draft } = state.history.present;
  const sources = sourcesOf(study, partner);
  const indicators = [...study.indicators.values()].filter(({ source }) =>
    sources.some(({ id }) => id === source),
  );
  const policy = effectivePolicy(study, {
    floors: draft?.floors ?? { rho: null, min: null },
    small: draft?.accepts.small ?? "hidden",
  });
  const guarantee = guaranteeOf(study, partner, policy);
  const open = sources.filter(({ protects }) => protects === "nothing");
  const isProtecting = guarantee.sources.length > 0;
  return (
    <section>
      <h2>{message("leaves.title")}</h2>
      <p>{message("leaves.never")}</p>
      <p>{message("leaves.tables", { count: indicators.length })}</p>
      {isProtecting && (
        <p>
          {message("leaves.noise", { min: policy.min, small: policy.small })}{" "}
          {message("leaves.budget", { budget: formatter.numbers.rounded(asNumber(policy.rho), 2) })}
        </p>
      )}
      {open.length > 0 && (
        <p>
          {message("leaves.open", {
            count: open.length,
            sources: formatter.listed(open.map(({ label }) => text(label))),
          })}
        </p>
      )}
      <details>
        <summary>{message("leaves.list", { count: indicators.length })}</summary>
        <ul>
          {indicators.map((indicator) => (
            <li key={indicator.id}>{text(indicator.title)}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}
