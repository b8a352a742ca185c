import { fileProblem } from "@vigie/files";
import type { UnitsDraft } from "@vigie/mapping";
import { pageInputError } from "../../core/problems.ts";
import { withPart } from "../draft-edits.ts";

import { sentence, sizeText } from "../page-formatter.ts";
import { kindOfBytes, openData, proposeColumns, readText } from "./open-file.ts";
import type { PageActions } from "./page-actions.ts";
import { foldersDropped, isAbort, type PageWork } from "./page-work.ts";

/** Opening and removing files, and giving them to the parts of the study. */
export function fileActions(
  work: PageWork,
): Pick<PageActions, "openFiles" | "removeFile" | "readAgain" | "assignFile" | "proposeAgain"> {
  const { addProblems, announce, decide, decideDraft, dismiss, messageOf, present, synchronise, working } =
    work;
  return {
    openFiles: async (files, folders) => {
      dismiss("files");
      if (folders.length > 0) addProblems("files", foldersDropped(folders));
      await working("files", { message: "work.files" }, async () => {
        for (const [before, file] of files.entries())
          await readingFile({ file, at: before + 1, count: files.length }, work, async (signal) => {
            const kind = kindOfBytes(file.name, await startOf(file));
            if (kind === "study") throw pageInputError("page/second-study", {});
            await (kind === "data"
              ? openData(work, { file, settings: {} }, signal)
              : readText(file, kind, work));
          });
      });
    },
    removeFile: async (name) => {
      decide(sentence("did.remove", { name }), (before) => ({
        ...before,
        files: before.files.filter(({ file }) => file.name !== name),
      }));
      await synchronise();
      announce(messageOf("files.announceRemoved", { name }));
    },
    readAgain: async (name, settings) => {
      const chosen = present().files.find(({ file }) => file.name === name);
      if (chosen === undefined) return;
      dismiss("files");
      await readingFile({ file: chosen.file }, work, (signal) =>
        openData(work, { file: chosen.file, settings: { ...chosen.settings, ...settings } }, signal),
      );
    },
    assignFile: async (part, file) => {
      dismiss("files");
      if (file === null) decideDraft(sentence("did.unread"), (draft) => withPart(draft, part, null));
      else if (file === "contacts")
        decideDraft(sentence("did.fromContacts"), (draft) => withPart(draft, part, unitsFromContacts));
      else
        await working("files", { message: "work.file", values: { name: file.name, at: 1, count: 1 } }, () =>
          proposeColumns(work, part, { file: file.name, isWhole: false }),
        );
    },
    proposeAgain: async (part) => {
      const input = present().draft?.sources.get(part.source)?.[part.role]?.input;
      if (input?.kind !== "file") return;
      dismiss("mapping");
      await working("mapping", { message: "work.file", values: { name: input.file, at: 1, count: 1 } }, () =>
        proposeColumns(work, part, { file: input.file, isWhole: true }),
      );
    },
  };
}

const unitsFromContacts: UnitsDraft = {
  input: null,
  shape: null,
  key: "",
  pad: null,
  otherRows: "refuse",
  fields: new Map(),
};

/** Enough of a file to know its kind. @throws {VigieErrors} it can no longer be read */
async function startOf(file: File): Promise<string> {
  try {
    return await file.slice(0, 400).text();
  } catch (error) {
    throw fileProblem(error, file.name);
  }
}

/** A file of that size is read for a minute and more. */
const longBytes = 500e6;

/** Reads one file, and says so: the person may give up on a large one, and what was open before stays. */
async function readingFile(
  {
    file: { name, size },
    at = 1,
    count = 1,
  }: { readonly file: File; readonly at?: number; readonly count?: number },
  { store, working, opened, synchronise, announce, messageOf }: PageWork,
  read: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const cancel = () => stop.abort();
  const message = size < longBytes ? "work.file" : "work.longFile";
  const values = { name, size: sizeText(size, store.get().language), at, count };
  await working("files", { message, values, cancel }, async () => {
    try {
      await read(stop.signal);
    } catch (error) {
      if (!isAbort(error)) throw error;
      opened.forget(name);
      await synchronise();
      announce(messageOf("files.cancelled", { name }));
    }
  });
}
