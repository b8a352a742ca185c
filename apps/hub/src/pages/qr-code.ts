import { html, type Markup } from "@vigie/documents";
import { encode } from "uqr";

/** White around the modules, of four of them: without it, cameras miss the code (ISO/IEC 18004). */
const border = 4;

/**
 * A text that a telephone reads with its camera.
 * @param alternative what the picture is, for whoever does not see it; the text itself stands beside it
 */
export function qrCode(text: string, alternative: string): Markup {
  const { data, size } = encode(text, { ecc: "M", border });
  const modules = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return html`<svg class="qr-code" viewBox="0 0 ${size} ${size}" width="200" height="200" role="img" aria-label="${alternative}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${modules.join("")}"/></svg>`;
}
