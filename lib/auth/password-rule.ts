import { LONGEST_PASSWORD } from "./password";

const SHORTEST_PASSWORD = 12;

/** Passwords of twelve characters and more that stand on every list of leaked ones. */
const COMMON = new Set(
  `administrator administrateur adminadmin12 changeme12345 changemenow1 correcthorse correcthorsebatterystaple iloveyou1234 letmein12345
   letmeinletmein monkeymonkey p4ssw0rd1234 pa55word1234 passw0rd1234 password1234 password12345 password123456 password1234567 password2024
   password2025 password2026 passwordpassw0rd superman1234 sunshine1234 football1234 baseball1234 princess1234 welcome12345 welcome123456
   welcometowake whatever1234 trustno1trustno1 thisismypassword mynameisadmin 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc q1w2e3r4t5y6
   zaq12wsxcde3 zxcvbnm12345 qwerty123456 qwertyuiop123 asdfghjkl123 abcd12345678 abc123456789 a1b2c3d4e5f6 unknown12345 rootrootroot`.split(
    /\s+/,
  ),
);

/** What fingers do without thinking, forwards and backwards. */
const RUNS = ["01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm"].flatMap((run) => [
  run,
  [...run].reverse().join(""),
]);

/**
 * Why a new password is refused, in a sentence; null when it is fine. Length is what counts: there are no rules about kinds
 * of characters, only against passwords that attackers try first (ASVS 5, 6.2.1 to 6.2.4).
 */
export function passwordProblem(password: string, email: string): string | null {
  if (password.length < SHORTEST_PASSWORD) return `Use at least ${SHORTEST_PASSWORD} characters. A few unrelated words work well.`;
  if (password.length > LONGEST_PASSWORD) return `Use at most ${LONGEST_PASSWORD} characters.`;
  const plain = password.toLowerCase();
  if (COMMON.has(plain)) return "This password is on lists that attackers try first. Choose another.";
  if (new Set(plain).size < 5 || /^(.{1,8})\1+$/.test(plain)) return "This password repeats itself. Choose a less regular one.";
  if (RUNS.some((run) => run.includes(plain))) return "This password follows the keyboard or the alphabet. Choose another.";
  if (isMostly(plain, email)) return "This password is mostly your e-mail address. Choose another.";
  return null;
}

function isMostly(plain: string, email: string): boolean {
  const parts = [email, ...email.split("@")].map((part) => part.toLowerCase()).filter((part) => part.length >= 4);
  return parts.some((part) => plain.includes(part) && plain.length - part.length < 8);
}
