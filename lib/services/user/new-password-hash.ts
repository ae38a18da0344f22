import { hashPassword } from "@/lib/auth/password";
import { passwordProblem } from "@/lib/auth/password-rule";
import { WakeError } from "@/lib/domain/error";

/** A new password as it is stored; throws `invalid` when it is too easy to guess. */
export async function newPasswordHash(password: string, email: string): Promise<string> {
  const message = passwordProblem(password, email);
  if (message !== null) throw new WakeError("invalid", "Some fields need another look.", { issues: [{ field: "password", message }] });
  return hashPassword(password);
}
