/**
 * A function of an unchanging object (a list of cells) and a key that remembers its answers for as long as the object lives. A baseline is
 * the same at every look; what is counted in it need not be counted again.
 */
export function remember<Subject extends object, Key, Result>(
  compute: (subject: Subject, key: Key) => Result,
): (subject: Subject, key: Key) => Result {
  const known = new WeakMap<Subject, Map<Key, Result>>();
  return (subject, key) => {
    const answers = known.get(subject) ?? new Map<Key, Result>();
    known.set(subject, answers);
    const answer = answers.get(key) ?? compute(subject, key);
    answers.set(key, answer);
    return answer;
  };
}
