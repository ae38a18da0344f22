import { Time } from "@/components/ui/time";
import { VERDICT_WORD } from "@/lib/domain/verdict";
import type { ReleaseModel } from "@/lib/views/release/release";
import type { DecideAction } from "./decide-action";
import { WordForm } from "./word-form";
import styles from "./word-section.module.css";

type Props = { readonly model: ReleaseModel; readonly say: DecideAction };

const VERB = { confirmed: "confirmed", dismissed: "dismissed", withdrawn: "took back the word on" } as const;

/** What people say of the verdict, newest first, and for members the way to say it. */
export function WordSection({ model: { deployment, decisions, state, timezone }, say }: Props) {
  const { said, holds, mayDecide } = decisions;
  if (state === null) return null;
  return (
    <section className={styles.words} aria-label="What people say of it">
      <h2>What people say of it</h2>
      {said.length > 0 && (
        <ol className={styles.list}>
          {said.map((word, place) => (
            <li key={word.id} data-past={place > 0 || undefined}>
              <p>
                <b>{word.by}</b> {VERB[word.kind]} “{VERDICT_WORD[word.state]}”, <Time at={word.decidedAt} zone={timezone} />
              </p>
              <p className={styles.reason}>{word.reason}</p>
            </li>
          ))}
        </ol>
      )}
      {said.length === 0 && <p className={styles.none}>Nobody has confirmed or dismissed it.</p>}
      {mayDecide ? (
        <WordForm deployment={deployment.id} word={VERDICT_WORD[state]} harmful={state === "regressed"} holds={holds} action={say} />
      ) : (
        <p className={styles.none}>Members and admins can confirm or dismiss it.</p>
      )}
    </section>
  );
}
