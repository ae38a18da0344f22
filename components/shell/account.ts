import type { Role } from "@/lib/domain/access";

/** Who is signed in. */
export type Account = { readonly name: string; readonly email: string | null; readonly role: Role };

/** Up to two initials, as a picture of somebody. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return [first, last]
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toLocaleUpperCase("en");
}
