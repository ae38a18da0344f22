import { MAX_MESSAGE_CHARS, MAX_TEMPLATE_CHARS } from "./exception-limits";
import { withoutSecrets } from "./secrets";
import { cut } from "./value-text";

/**
 * What varies from case to case, in the order in which it is looked for: what is longer and more certain comes first. Every repetition
 * is bounded or cannot overlap with what follows it, so that no message takes more than linear time.
 */
const VARIABLE: readonly (readonly [pattern: RegExp, placeholder: string])[] = [
  [/\b[a-z][a-z0-9+.-]{1,15}:\/\/[^\s"'`,;)]+/gi, "<url>"],
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g, "<email>"],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, "<uuid>"],
  [/"[^"]*(?:"|$)|“[^”]*(?:”|$)|«[^»]*(?:»|$)|(?<!\w)'[^']*(?:'|$)|`[^`']*(?:[`']|$)/g, "<text>"],
  [/\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)?(?:Z\b|[+-]\d\d:?\d\d\b)?/g, "<time>"],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b/g, "<ip>"],
  [/(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4}(?![\w:])/gi, "<ip>"],
  [/(?<![\w<])(?:[a-z]:)?(?:[\\/][\w.@~%+=-]+)+[\\/]?/gi, "<path>"],
  [/\b0x[0-9a-f]+\b|\b(?=[a-f]*\d)[0-9a-f]{8,}\b/gi, "<hex>"],
  [/\b(?=[A-Za-z_-]*\d)[\w-]{20,}\b/g, "<id>"],
  [/(?<![A-Za-z_<])[+-]?\d+(?:[.,_]\d+)*|\d{3,}/g, "<number>"],
];

/** A message with everything that varies from case to case replaced, on one line: what cases of one fault have in common. */
export function messageTemplate(message: string): string {
  let template = withoutSecrets(cut(message, MAX_MESSAGE_CHARS));
  for (const [pattern, placeholder] of VARIABLE) template = template.replace(pattern, placeholder);
  return cut(template.replace(/\s+/g, " ").trim(), MAX_TEMPLATE_CHARS);
}
