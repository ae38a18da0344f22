import { bodySignature } from "./body-signature";

/** What Flux's provider `generic-hmac` sends. */
export const fluxSignature = bodySignature("x-signature", ["sha256", "sha224", "sha384", "sha512"]);
