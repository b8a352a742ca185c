import { VigieErrors } from "@vigie/words";
import { startDraft } from "../../core/mapping-choices.ts";
import { inputError, problem } from "../../core/problems.ts";
import { noChoices, withPartner } from "../choices.ts";
import { fileKindOf } from "../file-kind.ts";
import { historyOf } from "../history.ts";
import { formatterIn, sentence } from "../page-formatter.ts";
import { withoutStudy } from "../page-state.ts";
import type { PageActions } from "./page-actions.ts";
import { foldersDropped, type PageWork } from "./page-work.ts";

/** Opening and closing a study, and choosing for which partner. */
export function studyActions(
  work: PageWork,
): Pick<PageActions, "openStudy" | "closeStudy" | "choosePartner"> {
  const { addProblems, decide, present } = work;
  const { get, change } = work.store;
  return {
    openStudy: async (files, folders) => {
      work.dismiss("study");
      if (files.length === 0) return addProblems("study", foldersDropped(folders));
      const refuse = (code: "page/second-study" | "page/study-expected", place = {}) =>
        addProblems("study", inputError(code, place));
      // Mail programs and browsers rename what they know for a zip.
      const [study, second] = files.filter(({ name }) => fileKindOf(name, "") === "study");
      const [zip] = files.filter(({ name }) => fileKindOf(name, "") === "dossier");
      const file = study ?? zip;
      if (second !== undefined || get().study !== null) return refuse("page/second-study");
      if (file === undefined) return refuse("page/study-expected", { file: files[0]?.name });
      await work.working("study", { message: "work.study" }, () => openOne(file, files, work));
    },
    closeStudy: () => {
      void work.opened.synchronise([]);
      change((state) => ({ ...state, ...withoutStudy }));
    },
    choosePartner: (id) => {
      const { study } = get();
      const partner = study?.study.partners.get(id);
      if (study === null || partner === undefined || present().partner === id) return;
      const draft = startDraft(study.study, partner);
      decide(sentence("did.partner"), (before) => withPartner(before, draft));
    },
  };
}

/** Opens a study, and names the files that came with it too early. */
async function openOne(file: File, files: readonly File[], work: PageWork): Promise<void> {
  const { get, change } = work.store;
  const opened = await (await work.station).openStudy(file);
  change((state) => ({ ...state, study: opened }));
  const [only, ...others] = opened.study.partners.values();
  const draft = only !== undefined && others.length === 0 ? startDraft(opened.study, only) : null;
  change((state) => ({
    ...state,
    history: historyOf(draft === null ? noChoices : withPartner(noChoices, draft)),
  }));
  const title = formatterIn(get().language).text(opened.study.title);
  work.announce(work.messageOf("study.announce", { title }));
  const later = files.filter((other) => other !== file);
  if (later.length > 0)
    work.addProblems(
      "study",
      new VigieErrors(later.map(({ name }) => problem("page/file-comes-later", { file: name }))),
    );
}
