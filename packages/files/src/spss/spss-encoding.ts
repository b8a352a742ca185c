/**
 * Encoding of an SPSS file, as the Encoding standard labels it, or by its own name where the standard lacks it.
 * @param number of the record of machine integers: a code page of Windows, or one of the few below
 * @param name of the record of the encoding, which newer files have; null in others
 * @see PSPP Developer’s Guide, "Machine Integer Info Record" and "Character Encoding Record"
 */
export function spssEncoding(number: number, name: string | null): string {
  if (name !== null && name !== "") return name.toLowerCase() === "ascii" ? "windows-1252" : name;
  return labels[number] ?? (number >= 1250 && number <= 1258 ? `windows-${number}` : `code page ${number}`);
}

/** Of 2 and 3, ASCII with 7 and 8 bits, files of Windows are the common case. */
const labels: Readonly<Record<number, string>> = {
  2: "windows-1252",
  3: "windows-1252",
  437: "cp437",
  850: "cp850",
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  10000: "macintosh",
  20127: "windows-1252",
  20866: "koi8-r",
  20932: "euc-jp",
  21866: "koi8-u",
  28591: "iso-8859-1",
  28592: "iso-8859-2",
  28593: "iso-8859-3",
  28594: "iso-8859-4",
  28595: "iso-8859-5",
  28596: "iso-8859-6",
  28597: "iso-8859-7",
  28598: "iso-8859-8",
  28599: "iso-8859-9",
  28603: "iso-8859-13",
  28605: "iso-8859-15",
  51932: "euc-jp",
  51936: "gbk",
  51949: "euc-kr",
  54936: "gb18030",
  65001: "utf-8",
};
