import { filesAt, type Installed, installedPackages } from "./installed-packages.ts";
import { pathsIn } from "./paths-in.ts";

/** What the program reads at run time in packages without a shared library. */
const dataPackages: Readonly<Record<string, RegExp>> = {
  "@etalab/decoupage-administratif": /^data\/(?:communes|departements|epci|ept)\.json$/,
  "@expo-google-fonts/atkinson-hyperlegible-next":
    /^(?:400Regular|400Regular_Italic|700Bold|700Bold_Italic)\/.*\.ttf$/,
  "@fontsource/atkinson-hyperlegible-next":
    /^(?:LICENSE|files\/atkinson-hyperlegible-next-latin-[47]00-normal\.woff)$/,
  "@resvg/resvg-wasm": /^index_bg\.wasm$/,
};

/** What the program reads beside its code: files that packages keep among their sources, the studies, packages of data. */
export async function programData(root: string): Promise<Installed> {
  const paths = [
    ...(await pathsIn(root, "packages")).filter((path) =>
      /^packages\/\w+\/[^/]+\/src\/.*(?<!\.ts)$/.test(path),
    ),
    ...(await pathsIn(root, "studies")),
  ];
  const { files, components } = await installedPackages(root, dataPackages);
  return { files: new Map([...(await filesAt(root, paths)), ...files]), components };
}
