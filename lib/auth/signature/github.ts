import { bodySignature } from "./body-signature";

/** GitHub's signature; the older one by SHA-1 is not looked at. */
export const githubSignature = bodySignature("x-hub-signature-256");
