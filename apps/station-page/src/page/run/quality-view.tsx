import { useEffect, useRef } from "preact/hooks";
import { PrivatePagePart } from "../parts/private-page-part.tsx";
import { usePage } from "../use-page.ts";
import { DoubtList } from "./doubt-list.tsx";

/** What the run read: what stands out first, then the whole report. */
export function QualityView() {
  const { state, formatter } = usePage();
  const { message, text } = formatter;
  const { finished, study, doubts } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  // The report stands under the button that asked for it, out of sight on a small screen.
  useEffect(() => heading.current?.focus(), [finished]);
  if (finished === null || study === null) return null;
  const { run } = finished.of;
  const sources = [...run.outcomes].flatMap(([id, { quality }]) => {
    const source = study.study.sources.get(id);
    return source === undefined ? [] : [{ source, quality }];
  });
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
      {doubts.length === 0 && <p class="notice">{message("quality.none")}</p>}
      <DoubtList doubts={doubts} />
      <details>
        <summary>{message("quality.whole")}</summary>
        <PrivatePagePart page={run.privateFiles.get("qualite.html") ?? ""} language={finished.language} />
      </details>
    </section>
  );
}
