import type { Component } from "./components.ts";

/** Bill of materials of an edition: CycloneDX 1.6, in JSON. Same components, same text: it bears no date. */
export function billOfMaterials(version: string, components: readonly Omit<Component, "texts">[]): string {
  const bill = {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: {
        type: "application",
        "bom-ref": `vigie@${version}`,
        name: "vigie",
        version,
        licenses: [{ license: { id: "EUPL-1.2" } }],
      },
    },
    components: components.map(componentOf),
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

function componentOf({ name, version, integrity, licence }: Omit<Component, "texts">) {
  const address = `pkg:npm/${name.replace(/^@/, "%40")}@${version}`;
  const [, group, unscoped = name] = /^(@[^/]+)\/(.+)$/.exec(name) ?? [];
  return {
    type: "library",
    "bom-ref": address,
    ...(group === undefined ? {} : { group }),
    name: unscoped,
    version,
    hashes: [{ alg: "SHA-512", content: hexadecimal(integrity) }],
    licenses: [licenceOf(licence)],
    purl: address,
  };
}

/** An SPDX identifier or expression, or the words of a manifest that has neither. */
function licenceOf(licence: string) {
  if (/^SEE LICEN[CS]E IN /.test(licence)) return { license: { name: licence } };
  return /^[\w.-]+$/.test(licence) ? { license: { id: licence } } : { expression: licence };
}

/** Of the digest that npm writes in base64. */
const hexadecimal = (integrity: string) =>
  Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex");
