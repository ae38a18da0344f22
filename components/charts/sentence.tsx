import type { Phrase } from "@/lib/charts/phrase";

/** A sentence with its links. */
export function Sentence({ phrases }: { phrases: readonly Phrase[] }) {
  return phrases.map(({ text, href }) =>
    href === null ? (
      text
    ) : (
      <a key={`${href} ${text}`} href={href}>
        {text}
      </a>
    ),
  );
}
