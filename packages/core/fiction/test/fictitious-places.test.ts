import { expect, test } from "vitest";
import { fictitiousPlaces } from "../src/index.ts";

test("places are named as invented, with numbers kept for fiction, in known communes only", () => {
  const communes = new Map([["93066", { name: "Saint-Denis", centre: { latitude: 48.9, longitude: 2.3 } }]]);
  const units = [
    { unit: "F1", commune: "93066", itinerant: false },
    { unit: "F2", commune: "", itinerant: false },
    { unit: "F3", commune: "93066", itinerant: true },
  ];
  const text = fictitiousPlaces(units, { communes, day: "2026-11-25" });
  const [header = "", ...lines] = text.trimEnd().split("\n");
  expect(header.split(",").slice(0, 4)).toEqual(["id", "pivot", "nom", "commune"]);
  expect(lines).toHaveLength(2);
  for (const line of lines) {
    expect(line).toMatch(/Lieu fictif n° \d/);
    // Arcep, numbering plan: 01 99 00 00 00 to 01 99 00 99 99 are for works of fiction.
    expect(line).toMatch(/01 99 00 \d\d \d\d/);
  }
  expect(lines[1]).toContain("Itinérant");
  expect(lines[1]).toContain("48.9,2.3");
});
