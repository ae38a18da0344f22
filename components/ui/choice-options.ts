/** The options of a menu that narrows by one choice among few, or by none of them. */
export function choiceOptions<T extends string>(
  all: string,
  choices: readonly T[],
  wordOf: (choice: T) => string,
  current: T | null,
  hrefOf: (choice: T | null) => string,
) {
  return [null, ...choices].map((choice) => ({
    label: choice === null ? all : wordOf(choice),
    href: hrefOf(choice),
    current: choice === current,
  }));
}
