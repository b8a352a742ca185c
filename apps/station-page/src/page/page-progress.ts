import type { FileProfile } from "@vigie/engine";
import type { PageState } from "./page-state.ts";
import type { Progress } from "./steps.ts";
import { decisionsOf, type Profiles } from "./to-decide.ts";

export function profilesIn({ looked }: Pick<PageState, "looked">): Profiles {
  return new Map(
    [...looked].flatMap(([name, { profile }]): readonly (readonly [string, FileProfile])[] =>
      profile === null ? [] : [[name, profile]],
    ),
  );
}

/** How far the person is on the way. */
export function progressIn(state: PageState): Progress {
  const { study, history, finished } = state;
  const { present } = history;
  return {
    hasStudy: study !== null,
    hasPartner: present.partner !== null,
    openFiles: present.files.length,
    decisions: study === null ? [] : decisionsOf(study.study, present, profilesIn(state)),
    isRun: finished !== null && finished.choices === present,
  };
}
