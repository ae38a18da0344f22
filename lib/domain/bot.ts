/**
 * A rule for names of machines as a regular expression that JavaScript and PostgreSQL read alike, ignoring case: `*` stands for any
 * characters, everything else for itself.
 */
export const botExpression = (pattern: string): string =>
  `^${pattern
    .trim()
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")}$`;

/** Whether a name is that of a machine by any of some rules, such as `*[bot]` or `renovate*`. Nobody's name never is. */
export const isBotName = (patterns: readonly string[], name: string | null | undefined): boolean =>
  name != null && patterns.some((pattern) => new RegExp(botExpression(pattern), "i").test(name));
