import type { Bundle, Manifest } from "@vigie/bundle";
import type { CliMessages } from "../messages.ts";

/** What a bundle says of the published sizes that its sources do not meet: one line per source that is not as published. */
export function extractLines(
  { sources }: Pick<Manifest, "sources">,
  { message }: CliMessages,
): readonly string[] {
  return sources.flatMap(({ source, unmetSizes = [], extract = [] }) => {
    const named = (wanted: "adjusted" | "unused") =>
      unmetSizes.filter(({ use }) => use === wanted).map(({ universe }) => universe);
    const [adjusted, unused] = [named("adjusted"), named("unused")];
    const marks = extract.map((mark) => message(`extract.${mark}`)).join(", ");
    return [
      ...(extract.length === 0
        ? []
        : [message("extract.mark", { source, marks, count: unused.length, universes: unused.join(", ") })]),
      ...(adjusted.length === 0
        ? []
        : [message("extract.adjusted", { source, count: adjusted.length, universes: adjusted.join(", ") })]),
    ];
  });
}

/** The marks of its sources, for a program. */
export function extractsIn({ sources }: Pick<Manifest, "sources">) {
  return sources.flatMap(({ source, unmetSizes = [], extract = [] }) =>
    unmetSizes.length === 0 && extract.length === 0 ? [] : [{ source, extract, unmetSizes }],
  );
}

/** Sources of which the bundle holds tables that nothing protects. */
export function unprotectedIn({ manifest }: Bundle): readonly string[] {
  const nothing = manifest.tables.filter(({ protects }) => protects === "nothing");
  return [...new Set(nothing.map(({ source }) => source))];
}
