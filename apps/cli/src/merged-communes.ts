import type { Proposal } from "@vigie/mapping";
import type { Source } from "@vigie/study";

/** A code of a commune that the study has under that of the commune which it joined. */
interface MergedCommune {
  readonly field: string;
  readonly code: string;
  readonly now: string;
  readonly rows: number;
}

/**
 * A proposal in which the codes of communes that merged are translated: files keep them for years.
 * @param communeNow code of today of a commune that is no more; null for any other value
 * @param rowsMin values of fewer rows are not quoted in a mapping: they stay to be translated
 */
export function withMergedCommunes(
  proposal: Proposal,
  source: Source,
  { communeNow, rowsMin }: { communeNow(value: string): string | null; readonly rowsMin: number },
): { readonly proposal: Proposal; readonly merged: readonly MergedCommune[] } {
  const merged: MergedCommune[] = [];
  const fields = new Map(
    [...proposal.fields].map(([field, guess]) => {
      const known = new Set(source.attributes.get(field)?.codes.map(({ code }) => code));
      const mergedHere = (guess.codes?.unknown ?? []).flatMap(({ value, rows }) => {
        const now = rows < rowsMin ? null : communeNow(value);
        return now !== null && known.has(now) ? [{ field, code: value, now, rows }] : [];
      });
      if (guess.codes === null || mergedHere.length === 0) return [field, guess];
      merged.push(...mergedHere);
      const codes = {
        ...guess.codes,
        translated: new Map([
          ...guess.codes.translated,
          ...mergedHere.map(({ code, now }) => [code, now] as const),
        ]),
        unknown: guess.codes.unknown.filter(({ value }) => !mergedHere.some(({ code }) => code === value)),
      };
      return [field, { ...guess, codes }];
    }),
  );
  return { proposal: { ...proposal, fields }, merged };
}
