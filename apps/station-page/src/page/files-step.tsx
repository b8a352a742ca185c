import { OpenFile } from "./files/open-file.tsx";
import { PartsOfStudy } from "./files/parts-of-study.tsx";
import { DropZone } from "./parts/drop-zone.tsx";
import { Onward } from "./parts/onward.tsx";
import { ProblemList } from "./parts/problem-list.tsx";
import { usePage } from "./use-page.ts";

/** The files of the person: what was recognised, a preview, and what each is for. */
export function FilesStep() {
  const { state, actions, formatter } = usePage();
  const { message } = formatter;
  const { files, earlier } = state.history.present;
  return (
    <>
      <h1 tabIndex={-1}>{message("step.files")}</h1>
      <p class="lead">{message("files.lead")}</p>
      <ProblemList place="files" />
      <DropZone
        label={message("files.drop")}
        button={message("files.choose")}
        multiple
        ready={state.work === null}
        onFiles={(given, folders) => void actions.openFiles(given, folders)}
      />
      {earlier === null ? (
        <p>{message("files.earlier")}</p>
      ) : (
        <p class="notice">
          {message("files.taken", {
            name: earlier.file,
            key: earlier.holds.key ? "yes" : "no",
            ledger: earlier.holds.ledger ? "yes" : "no",
          })}
        </p>
      )}
      {files.length > 0 && (
        <section>
          <h2>{message("files.open", { count: files.length })}</h2>
          {files.map((chosen) => (
            <OpenFile key={chosen.file.name} chosen={chosen} />
          ))}
        </section>
      )}
      <PartsOfStudy />
      <Onward to="mapping" />
    </>
  );
}
