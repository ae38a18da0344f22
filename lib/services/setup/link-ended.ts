import { WakeError } from "@/lib/domain/error";

/** The refusal of a one-time link that was used before, is too old, or never was. */
export const linkEnded = (): WakeError =>
  new WakeError("conflict", "This link was used before or has ended.", {
    fix: "Sign in if you have an account. Else ask an admin for a new link, or start Wake again: it prints one while there is no admin.",
  });
