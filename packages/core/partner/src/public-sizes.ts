import type { JudgedSize, ProtectedRelease } from "@vigie/disclosure";
import { paragraphs, type Section, table } from "@vigie/documents";
import type { Study } from "@vigie/study";
import { total } from "@vigie/table";
import { columns, type PageFormatter } from "./page-formatter.ts";

/** A size already published, and the one that the partner's data has. */
export interface PublicSizeGap {
  readonly source: string;
  readonly universe: string;
  readonly published: number;
  readonly found: number;
  /** What noisy counts decided of it. */
  readonly use: JudgedSize["use"];
}

/** Public sizes that differ; nothing of the true size leaves. */
export function publicSizeGaps(
  study: Study,
  { publicSizes, exactTables }: Pick<ProtectedRelease, "publicSizes" | "exactTables">,
): readonly PublicSizeGap[] {
  return [...publicSizes].flatMap(([source, sizes]) => {
    const tables = exactTables.filter(({ indicator }) => study.indicators.get(indicator)?.source === source);
    return sizes.flatMap(({ universe, size: published, use }) => {
      const found = universeSize(universe, tables);
      return found === null || found === published ? [] : [{ source, universe, published, found, use }];
    });
  });
}

/** Units of a universe, as the first table that has it counts them; null where none has. */
export function universeSize(
  universe: string,
  tables: readonly {
    readonly rows: readonly { readonly codes: readonly string[]; readonly count: number | null }[];
  }[],
): number | null {
  for (const { rows } of tables) {
    const whole = rows.find(
      ({ codes: [first, ...others] }) => first === universe && others.every((code) => code === total),
    );
    if (whole !== undefined) return whole.count;
  }
  return null;
}

/** Sizes already published that the partner's data does not have: shown to the partner alone. */
export function publicSizesSection(
  { study, release }: { readonly study: Study; readonly release: ProtectedRelease },
  formatter: PageFormatter,
): Section | null {
  const { message, label: shown } = formatter;
  const off = publicSizeGaps(study, release);
  if (off.length === 0) return null;
  const rows = off.map(({ source, universe, published, found, use }) => {
    const label = study.sources.get(source)?.universes.get(universe)?.label ?? { fr: universe };
    const done = message(`public.use.${use}`);
    return [shown(label), done, published, found, found - published];
  });
  const isAny = (wanted: PublicSizeGap["use"]) => off.some(({ use }) => use === wanted);
  return {
    kind: "section",
    id: "effectifs-publies",
    title: message("public.title"),
    of: [
      ...(isAny("unused") ? [{ kind: "notice", of: message("public.unused") } as const] : []),
      ...paragraphs([message("public.words"), isAny("adjusted") ? message("public.adjusted") : null]),
      table(
        message("public.caption"),
        columns(formatter, [
          ["public.universe", "text"],
          ["public.use", "text"],
          ["public.size", "count"],
          ["public.true", "count"],
          ["public.difference", "difference"],
        ]),
        rows,
      ),
    ],
  };
}
