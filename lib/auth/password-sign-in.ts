import { findUserByEmail } from "@/lib/db/read/user/by-email";
import { WakeError } from "@/lib/domain/error";
import { log } from "@/lib/log";
import { normalEmail } from "./email";
import { isPassword } from "./password";
import { admitSignIn, forgiveSignIn } from "./sign-in-throttle";

type Attempt = { readonly email: string; readonly password: string; readonly sender: string };

/**
 * The id of the person behind an e-mail address and a password. Throws `unauthenticated` with one sentence for every way to be wrong
 * (unknown, no password, disabled, mistyped), and `throttled` while too many attempts went before.
 */
export async function signInByPassword({ email, password, sender }: Attempt, now: Date): Promise<string> {
  const known = normalEmail(email) ?? "";
  const waitS = admitSignIn(known, sender, now);
  if (waitS > 0) {
    log.warn({ sender }, "a sign-in was held back after too many failures");
    throw new WakeError("throttled", "There were too many attempts.", { fix: `Try again in ${inWords(waitS)}.`, retryAfterS: waitS });
  }
  const user = known === "" ? null : await findUserByEmail(known);
  const open = user?.disabledAt === null ? user.passwordHash : null;
  if (!(await isPassword(password, open)) || user === null) {
    log.warn({ sender }, "a sign-in was refused");
    throw new WakeError("unauthenticated", "The e-mail address and the password do not match.", {
      fix: "Check both. An admin can send you a new link if you forgot the password.",
    });
  }
  forgiveSignIn(known, sender);
  return user.id;
}

const inWords = (seconds: number): string =>
  seconds < 90 ? `${seconds} ${seconds === 1 ? "second" : "seconds"}` : `${Math.ceil(seconds / 60)} minutes`;
