import { xmlDeclaration } from "@vigie/documents";

/** How cells look, by name; the place in this list is the number that cells refer to. */
const looks = {
  plain: { font: 0, fill: 0, border: 0, format: 0, align: 'vertical="top"' },
  title: { font: 1, fill: 0, border: 0, format: 0, align: 'vertical="top"' },
  text: { font: 0, fill: 0, border: 0, format: 0, align: 'vertical="top" wrapText="1"' },
  strong: { font: 2, fill: 0, border: 0, format: 0, align: 'vertical="top" wrapText="1"' },
  muted: { font: 3, fill: 0, border: 0, format: 0, align: 'vertical="top"' },
  head: { font: 2, fill: 0, border: 1, format: 0, align: 'vertical="bottom" wrapText="1"' },
  count: { font: 0, fill: 0, border: 0, format: 3, align: 'vertical="top"' },
  share: { font: 0, fill: 0, border: 0, format: 164, align: 'vertical="top"' },
  number: { font: 0, fill: 0, border: 0, format: 165, align: 'vertical="top"' },
  secret: { font: 3, fill: 0, border: 0, format: 0, align: 'horizontal="right" vertical="top"' },
  alert: { font: 4, fill: 2, border: 0, format: 0, align: 'vertical="top"' },
  link: { font: 5, fill: 0, border: 0, format: 0, align: 'vertical="top" wrapText="1"' },
  entry: { font: 0, fill: 0, border: 2, format: 0, align: 'vertical="top" wrapText="1"' },
} as const;

export type StyleName = keyof typeof looks;

export function styleNumber(name: StyleName): number {
  return Object.keys(looks).indexOf(name);
}

export function stylesXml(): string {
  const font = (size: number, colour: string, more = "") =>
    `<font>${more}<sz val="${size}"/><color rgb="FF${colour}"/><name val="Calibri"/><family val="2"/></font>`;
  const fonts = [
    font(11, "1A1D21"),
    font(16, "1A1D21", "<b/>"),
    font(11, "1A1D21", "<b/>"),
    font(11, "555B63", "<i/>"),
    font(12, "9A3412", "<b/>"),
    font(11, "194291", "<u/>"),
  ];
  const fills = [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFFDEEE0"/><bgColor indexed="64"/></patternFill></fill>',
  ];
  const borders = [
    "<border><left/><right/><top/><bottom/><diagonal/></border>",
    '<border><left/><right/><top/><bottom style="thin"><color rgb="FF1A1D21"/></bottom><diagonal/></border>',
    `<border>${["left", "right", "top", "bottom"].map((side) => `<${side} style="thin"><color rgb="FF74787F"/></${side}>`).join("")}<diagonal/></border>`,
  ];
  const cells = Object.values(looks).map(
    (look) =>
      `<xf numFmtId="${look.format}" fontId="${look.font}" fillId="${look.fill}" borderId="${look.border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${look.align}/></xf>`,
  );
  const list = (name: string, items: readonly string[]) =>
    `<${name} count="${items.length}">${items.join("")}</${name}>`;
  return `${xmlDeclaration}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${[
    list("numFmts", [
      '<numFmt numFmtId="164" formatCode="0.0%"/>',
      '<numFmt numFmtId="165" formatCode="#,##0.###"/>',
    ]),
    list("fonts", fonts),
    list("fills", fills),
    list("borders", borders),
    list("cellStyleXfs", ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
    list("cellXfs", cells),
    list("cellStyles", ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
  ].join("")}</styleSheet>`;
}
