// Text inside XML 1.0, which has no form at all for most control characters: they become U+FFFD.
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is about them
const SPECIAL = /[&<>"\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

/** A text as content of an element or of an attribute in double quotes. */
export const xmlText = (text: string): string => text.replace(SPECIAL, char => ENTITIES[char] ?? '\ufffd')
