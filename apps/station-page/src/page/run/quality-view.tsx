import type { Source } from "@vigie/study";
import { useEffect, useRef } from "preact/hooks";
import { PrivatePagePart } from "../parts/private-page-part.tsx";
import { type Finding, qualityFindings } from "../quality-findings.ts";
import { usePage } from "../use-page.ts";
import { RunWarnings, useWarnings } from "./run-warnings.tsx";

/** What the run read: what stands out first, then the whole report. */
export function QualityView() {
  const { state, formatter } = usePage();
  const { message, text } = formatter;
  const { finished, study } = state;
  const warnings = useWarnings();
  const heading = useRef<HTMLHeadingElement>(null);
  // The report stands under the button that asked for it, out of sight on a small screen.
  useEffect(() => heading.current?.focus(), [finished]);
  if (finished === null || study === null) return null;
  const { run } = finished.of;
  const sources = [...run.outcomes].flatMap(([id, { quality }]) => {
    const source = study.study.sources.get(id);
    return source === undefined ? [] : [{ source, quality }];
  });
  const findings = sources.flatMap(({ source, quality }) =>
    qualityFindings(source, quality).map((finding) => ({ source, finding })),
  );
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
      <RunWarnings warnings={warnings} />
      {findings.length + warnings.length === 0 && <p class="notice">{message("quality.none")}</p>}
      {findings.length > 0 && (
        <>
          <p>{message("quality.found", { count: findings.length })}</p>
          <ul class="findings">
            {findings.map(({ source, finding }) => (
              <OneFinding
                key={`${finding.source} ${finding.kind} ${finding.of}`}
                source={source}
                finding={finding}
              />
            ))}
          </ul>
        </>
      )}
      <details>
        <summary>{message("quality.whole")}</summary>
        <PrivatePagePart page={run.privateFiles.get("qualite.html") ?? ""} language={finished.language} />
      </details>
    </section>
  );
}

function OneFinding({ source, finding }: { readonly source: Source; readonly finding: Finding }) {
  const { message, text, numbers, dates } = usePage().formatter;
  const { kind, rows, share, of, value, level } = finding;
  const values = {
    rows,
    share: numbers.percent(share, share < 0.1 ? 1 : 0),
    of: text(source.attributes.get(of)?.label ?? { fr: of }),
    value: /^\d{4}-\d\d-\d\d$/.test(value) ? dates.day(value) : value,
    named: value === "" ? "no" : "yes",
    many: text(source.unit.many),
    source: text(source.label),
  };
  return (
    <li class={level}>
      <p class="figure">
        <strong>{values.share}</strong>
        <span class="small"> {message("finding.rows", { rows })}</span>
      </p>
      <div>
        <p class="what">{message(`finding.${kind}`, values)}</p>
        <p>{message(`finding.${kind}.do`, values)}</p>
      </div>
    </li>
  );
}
