const REMOVED = "[removed]";

const SECRET_NAME = /passw|pwd|secret|token|authori[sz]ation|cookie|credential|api[-_.]?key|private[-_.]?key|session[-_.]?id/i;
const SECRET_PAIR =
  /\b(password|passwd|pwd|secret|token|authorization|cookie|api[-_]?key)(["']?\s{0,3}[=:]\s{0,3})(?:(?:bearer|basic)\s+)?[^\s,;)&]+/gi;
const BEARER = /\b(bearer|basic)\s+[\w.+/=~-]{8,}/gi;
const URL_LOGIN = /(:\/\/)[^\s/@:]{1,100}:[^\s/@]{1,100}@/g;

/** The value of an attribute, unless its name says that it is nobody's business. */
export const openValue = (name: string, value: string): string => (SECRET_NAME.test(name) ? REMOVED : value);

/** A text without the passwords, tokens and logins that can be known for such by the words before them. */
export const withoutSecrets = (text: string): string =>
  text.replace(SECRET_PAIR, `$1$2${REMOVED}`).replace(BEARER, `$1 ${REMOVED}`).replace(URL_LOGIN, `$1${REMOVED}@`);
