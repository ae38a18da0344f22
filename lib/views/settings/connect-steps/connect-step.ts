/** What the steps of a system are written for. */
export type ConnectTarget = {
  /** Where the system shall send: `https://wake.example.com/api/hooks/<id>`. */
  readonly address: string;
  /** The secret, or words that stand for one that was shown before. */
  readonly secret: string;
};

/** One thing to do in the other system. */
export type ConnectStep = {
  readonly title: string;
  readonly text: string;
  /** Fields to fill in there, by the names that they have there. */
  readonly values?: readonly {
    readonly name: string;
    readonly value: string /** A word to choose, not a text to paste. */;
    readonly choose?: boolean;
  }[];
  /** Text to paste, and where it goes. */
  readonly code?: { readonly title: string; readonly text: string };
};

export type StepsOf = (target: ConnectTarget) => readonly ConnectStep[];
