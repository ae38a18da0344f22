/** Ends the session: a server action. */
export type SignOut = (data: FormData) => void | Promise<void>;
