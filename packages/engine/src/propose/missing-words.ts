/**
 * Texts that files write for no value, once in lower case and without accents: RE2 reads it too. Those that a study may
 * count apart, as who does not know, are not of them.
 */
export const missingWords =
  "n\\.? ?[acdr]\\.?|n/[acdr]|#n/?[ad]|#(?:ref|value|valeur|div/0|name|nom|null|nul|num|nombre)[!?]?|nan|null|missing|<na>|\\.+|\\.[a-z_]|[-–—]+|\\?+|#+|\\((?:vide|blank|null)\\)|vide|0{4}-0{2}-0{2}(?: 0{2}:0{2}:0{2})?|0{2}[/.-]0{2}[/.-]0{4}|non (?:renseigne|communique|connu|precise|determine|disponible)e?s?|inconnue?s?|unknown|not available";
