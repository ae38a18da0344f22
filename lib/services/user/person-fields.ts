import { z } from "zod";
import { normalEmail } from "@/lib/auth/email";

/** A person's name as others see it. */
export const personName = z.string("Enter a name.").trim().min(1, "Enter a name.").max(80, "Use at most 80 characters.");

/** A person's e-mail address, normalised. */
export const personEmail = z.string("Enter an e-mail address.").transform((text, context) => {
  const email = normalEmail(text);
  if (email === null) context.addIssue({ code: "custom", message: "Enter an e-mail address such as ada@example.com." });
  return email ?? z.NEVER;
});
