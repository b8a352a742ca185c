import { type Decision, isOfMapping } from "./decisions.ts";

/** The way of a partner, in order. */
export const steps = ["study", "files", "mapping", "run", "look", "take"] as const;
export type Step = (typeof steps)[number];

export interface Progress {
  readonly hasStudy: boolean;
  readonly hasPartner: boolean;
  readonly openFiles: number;
  readonly decisions: readonly Decision[];
  readonly isRun: boolean;
}

/** Why a step cannot be gone to yet; null where it can. */
export function hindrance(
  step: Step,
  progress: Progress,
): "study" | "partner" | "files" | "decisions" | "run" | null {
  if (step === "study") return null;
  if (!progress.hasStudy) return "study";
  if (!progress.hasPartner) return "partner";
  if (step === "files") return null;
  if (progress.openFiles === 0) return "files";
  if (step === "mapping") return null;
  if (step === "run") return progress.decisions.some(isOfMapping) ? "decisions" : null;
  return progress.isRun ? null : "run";
}
