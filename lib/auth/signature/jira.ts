import { bodySignature } from "./body-signature";

/** Jira Cloud signs by SHA-256 in the header that others use for SHA-1. */
export const jiraSignature = bodySignature("x-hub-signature");
