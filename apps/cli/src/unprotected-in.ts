import type { Bundle } from "@vigie/bundle";

/** Sources of which the bundle holds tables that nothing protects. */
export function unprotectedIn({ manifest }: Bundle): readonly string[] {
  const nothing = manifest.tables.filter(({ protects }) => protects === "nothing");
  return [...new Set(nothing.map(({ source }) => source))];
}
