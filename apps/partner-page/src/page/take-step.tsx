import { mappingText } from "@vigie/mapping";
import { dossierZip, privateZip, protectionOfficerSheet } from "../core/dossier.ts";

import type { PartnerPageFormatter } from "./page-formatter.ts";
import { progressIn } from "./page-progress.ts";
import type { DownloadKind } from "./page-state.ts";
import { DownloadButton } from "./parts/download-button.tsx";
import { DropZone } from "./parts/drop-zone.tsx";
import { Fact } from "./parts/fact.tsx";
import { Onward } from "./parts/onward.tsx";
import { PrivatePagePart } from "./parts/private-page-part.tsx";
import { ProblemList } from "./parts/problem-list.tsx";
import { usePage } from "./use-page.ts";

/** What leaves, what stays, what is kept for next year, and the sheet for the data protection officer. */
export function TakeStep() {
  const { state, actions, formatter, version } = usePage();
  const { message, text, numbers, day } = formatter;
  const { finished, study, history, language } = state;
  const { draft, key, partner: partnerId, holder } = history.present;
  const partner = study?.study.partners.get(partnerId ?? "");
  if (finished === null || study === null || draft === null || partner === undefined) return null;
  const { of } = finished;
  const sender = [study.study.id, partner.id, ...(holder === null ? [] : [holder])].join("-");
  const stem = `${sender}-${of.date}`;
  if (!progressIn(state).isRun)
    return (
      <>
        <h1 tabIndex={-1}>{message("step.take")}</h1>
        <p class="doubt">{message("run.stale")}</p>
        <Onward to="run" />
      </>
    );
  return (
    <>
      <h1 tabIndex={-1}>{message("step.take")}</h1>
      <p class="lead">{message("take.lead")}</p>
      <ProblemList place="take" />
      <section>
        <h2>{message("take.bundle")}</h2>
        <p>{message("take.bundleWords")}</p>
        <dl class="facts">
          <Fact name={message("take.hash")} isHash>
            {of.hash}
          </Fact>
          <Fact name={message("take.signed")}>{of.signedBy?.key ?? message("take.unsigned")}</Fact>
          {of.budgets.map(({ sources, window, used, cap }) => (
            <Fact key={sources.join()} name={message("take.budget")}>
              {message("take.budgetWords", {
                sources: sources
                  .map((id) => text(study.study.sources.get(id)?.label ?? { fr: id }))
                  .join(", "),
                count: sources.length,
                from: day(window.from),
                to: day(window.to),
                used: numbers.rounded(used, 2),
                cap: numbers.rounded(cap, 2),
              })}
            </Fact>
          ))}
        </dl>
        <DownloadButton
          isMain
          label={message("take.bundleDownload")}
          name={`${stem}-lot.zip`}
          type="application/zip"
          content={() => of.run.bundle}
          onDownloaded={() => actions.markDownloaded("bundle")}
        />
      </section>
      <Takeaway
        what="dossier"
        words={{ key: key === null ? "no" : "yes" }}
        name={`${sender}-dossier-a-garder.zip`}
        type="application/zip"
        content={() =>
          dossierZip({
            mapping: mappingText(draft, language),
            key: key?.privateText ?? null,
            ledger: of.ledger,
          })
        }
      />
      <Takeaway
        what="private"
        name={`${stem}-reste-chez-vous.zip`}
        type="application/zip"
        content={() => privateZip(of.run)}
      />
      <Takeaway
        what="sheet"
        name={`${stem}-fiche-dpo.html`}
        type="text/html"
        content={() =>
          protectionOfficerSheet(of, { study: study.study, partner, softwareVersion: version, language })
        }
      />
      <section>
        <h2>{message("take.after")}</h2>
        <ul>
          {(["send", "keep", "erase", "close"] as const).map((name) => (
            <li key={name}>{message(`take.after.${name}`)}</li>
          ))}
        </ul>
      </section>
      {holder !== null && <OwnFigures stem={stem} />}
    </>
  );
}

/** Once the study is published: a holder's figures beside those of its group, made here. */
function OwnFigures({ stem }: { readonly stem: string }) {
  const { state, actions, formatter } = usePage();
  const { message } = formatter;
  const { finished } = state;
  if (finished === null) return null;
  const page = finished.own?.get("chez-vous.html");
  return (
    <section>
      <h2>{message("own.title")}</h2>
      <p>{message("own.words")}</p>
      <DropZone
        label={message("own.drop")}
        button={message("own.open")}
        accept=".zip"
        ready={state.work === null}
        onFiles={([file]) => {
          if (file !== undefined) void actions.compare(file);
        }}
      />
      {typeof page === "string" && <PrivatePagePart page={page} language={finished.language} />}
      {[...(finished.own ?? [])].map(([name, content]) => (
        <DownloadButton
          key={name}
          label={message("own.download", { kind: name.endsWith(".docx") ? "docx" : "html" })}
          name={`${stem}-${name}`}
          type={name.endsWith(".docx") ? docxType : "text/html"}
          content={() => content}
        />
      ))}
    </section>
  );
}

const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A file that stays with the person: what it is, and its button. */
function Takeaway({
  what,
  words,
  ...file
}: {
  readonly what: Exclude<DownloadKind, "bundle">;
  readonly words?: Parameters<PartnerPageFormatter["message"]>[1];
} & Pick<Parameters<typeof DownloadButton>[0], "name" | "type" | "content">) {
  const { actions, formatter } = usePage();
  const { message } = formatter;
  return (
    <section>
      <h2>{message(`take.${what}`)}</h2>
      <p>{message(`take.${what}Words`, words)}</p>
      <DownloadButton
        {...file}
        label={message(`take.${what}Download`)}
        onDownloaded={() => actions.markDownloaded(what)}
      />
    </section>
  );
}
