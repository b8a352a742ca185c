import type { EstimateSilence, Study } from "@vigie/study";

/**
 * Why measures are not there, as it may leave. Of persons, one reason stands for all: that nobody known has the outcome,
 * or that nobody holds the reference, would tell of each one of them.
 */
export function leavingSilences(
  silences: ReadonlyMap<string, EstimateSilence>,
  study: Study,
): ReadonlyMap<string, EstimateSilence> {
  return new Map(
    [...silences].map(([indicator, silence]) => {
      const source = study.sources.get(study.indicators.get(indicator)?.source ?? "");
      return [indicator, source?.protects === "nothing" ? silence : neutral] as const;
    }),
  );
}

const neutral: EstimateSilence = { reason: "secret", attributes: [] };
