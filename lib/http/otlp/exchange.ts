/** What both edges, the listener and Next's routes, hand over. */
export type OtlpRequest = {
  readonly method: string;
  readonly path: string;
  /** The value of a header by its lower-case name. */
  readonly header: (name: string) => string | null;
  /** Reads the body to its end. `take` is told of each piece before it is kept, and throws when it is one too many. */
  readonly read: (take: (bytes: number) => void) => Promise<Uint8Array>;
};

export type OtlpAnswer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array };
