import type { FileProfile } from "@vigie/mapping";
import { decisionsOf, type Profiles } from "./decisions.ts";
import type { PageProgress, PageState } from "./page-state.ts";

export function profilesIn({ dataFiles }: Pick<PageState, "dataFiles">): Profiles {
  return new Map(
    [...dataFiles].flatMap(([name, { profile }]): readonly (readonly [string, FileProfile])[] =>
      profile === null ? [] : [[name, profile]],
    ),
  );
}

/** How far the person is on the way. */
export function progressIn(state: PageState): PageProgress {
  const { study, history, finished } = state;
  const { present } = history;
  return {
    hasStudy: study !== null,
    hasPartner:
      present.partner !== null &&
      (study?.study.partners.get(present.partner)?.group == null || present.holder !== null),
    openFiles: present.files.length,
    decisions: study === null ? [] : decisionsOf(study.study, present, profilesIn(state)),
    isRun: finished !== null && finished.choices === present,
  };
}
