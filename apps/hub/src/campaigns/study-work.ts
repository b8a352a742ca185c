import { studyZip } from "@vigie/partner";
import { loadStudy, type PointToReview, renewal, type Study, type Window } from "@vigie/study";
import { VigieErrors } from "@vigie/words";
import { type SerializedProblem, serializedProblems } from "../problems.ts";
import { participantsOf } from "./participants.ts";
import { studyLogo, studyOf, studyTexts } from "./study-file.ts";

/** Input of the thread that reads studies: a `.vigie` file, and the next period where the study is renewed. */
export interface StudyInput {
  readonly bytes: Uint8Array;
  /** For messages. */
  readonly name: string;
  readonly next: Window | null;
}

export type StudyResult =
  | { readonly kind: "study"; readonly study: Study }
  | { readonly kind: "renewed"; readonly bytes: Uint8Array; readonly points: readonly PointToReview[] }
  | { readonly kind: "wrong"; readonly problems: readonly SerializedProblem[] };

/** Reads a study, or makes the one of the next period. Takes the file as hostile. */
export async function studyWork({ bytes, name, next }: StudyInput): Promise<StudyResult> {
  try {
    // Dictionaries hold functions, which cross no thread; only the assembly needs them.
    const study = await withServed({ ...(await studyOf(bytes, name)), dictionaries: new Map() });
    const logo = await studyLogo(study, bytes);
    if (next === null) return { kind: "study", study };
    const { files, points } = await renewal(await studyTexts(bytes, name), study, {
      window: next,
      check: async (texts) => {
        const loaded = await loadStudy(texts);
        return "errors" in loaded ? loaded.errors : [];
      },
      // The list of communes that merged is not at hand in the service: `vigie renew` has it.
      communeNow: () => null,
    });
    return { kind: "renewed", bytes: studyZip(files, logo?.file), points };
  } catch (error) {
    if (error instanceof VigieErrors) return { kind: "wrong", problems: serializedProblems(error.errors) };
    throw error;
  }
}

/** A study with the populations of the territories that holders serve, to say what part of them is covered. */
async function withServed(study: Study): Promise<Study> {
  if (participantsOf(study).every(({ holder }) => holder === null)) return study;
  // Loaded where there is a group.
  const { withReferencePopulations } = await import("@vigie/tables");
  const { frenchTerritories } = await import("@vigie/places/node");
  return withReferencePopulations(study, frenchTerritories());
}
