import { expect, test } from "vitest";
import { qrCode } from "../src/routes/own-account-routes.ts";

const address =
  "otpauth://totp/Vigie%3Acamille%40cd.example?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=Vigie";

/** Dark modules of a picture, by row, from its path alone. */
function rowsOf(picture: string): readonly string[] {
  const size = Number(/viewBox="0 0 (\d+) /.exec(picture)?.[1]);
  const dark = new Set([...picture.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`));
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (__, x) => (dark.has(`${x} ${y}`) ? "#" : ".")).join(""),
  );
}

/** ISO/IEC 18004, 6.3.3: seven modules across, in three corners and not in the fourth. */
const finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"];

test("a picture has its three finder patterns, four white modules around, and an alternative", () => {
  const picture = qrCode(address, "Image à photographier").text;
  const rows = rowsOf(picture);
  const at = (x: number, y: number) => rows.slice(y, y + 7).map((row) => row.slice(x, x + 7));
  const far = rows.length - 11;
  expect([at(4, 4), at(far, 4), at(4, far)]).toEqual([finder, finder, finder]);
  expect(at(far, far)).not.toEqual(finder);
  for (const row of [...rows.slice(0, 4), ...rows.slice(-4)]) expect(row).toMatch(/^\.+$/);
  for (const row of rows) expect(row).toMatch(/^\.{4}.*\.{4}$/);
  expect(picture).toContain('role="img" aria-label="Image à photographier"');
});
