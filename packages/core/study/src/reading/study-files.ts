import { nearest } from "./nearest.ts";

const partnerNames = ["study.yaml", "indicators.yaml", "populations.yaml", "service-test.yaml"];
const observatoryNames = [
  "barriers.yaml",
  "breaks.yaml",
  "elsewhere.yaml",
  "fiction.yaml",
  "published.yaml",
  "release.yaml",
  "tiles.yaml",
];

/** Whether a file says what partners are asked: those alone enter the study's hash. Decision 15. */
export function isAskedOfPartners(path: string): boolean {
  return partnerNames.includes(path) || /^(?:sources|codelists)\/[^/]+\.yaml$/.test(path);
}

/** Whether a file is the list of the holders of a partner. No other CSV file of a study's folder is read: it may hold data. */
export function isHolderList(path: string): boolean {
  return /^holders\/[^/]+\.csv$/.test(path);
}

/** The texts of a study's folder that nothing reads, each with the name that it may have been meant to have. */
export function unreadFiles(
  paths: Iterable<string>,
): readonly { readonly path: string; readonly meant: string | null }[] {
  return [...paths]
    .filter((path) => /\.(?:ya?ml|md)$/.test(path) && !isAskedOfPartners(path) && !isOfTheObservatory(path))
    .toSorted()
    .map((path) => ({ path, meant: nearest(path, [...partnerNames, ...observatoryNames]) }));
}

/** What the observatory adds, before the bundles or after: no partner runs it. */
function isOfTheObservatory(path: string): boolean {
  return (
    observatoryNames.includes(path) ||
    /^(?:(?:diagnostic|facile)\.[A-Za-z0-9-]+\.md|(?:LISEZMOI|README)\.md|languages\/[^/]+\.yaml)$/.test(path)
  );
}
