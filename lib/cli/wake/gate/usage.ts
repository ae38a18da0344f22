export const GATE_USAGE = `wake gate wait [options]                     waits until Wake can say how a version does, and ends with its word

  --service --environment --version          which; as in wake deploy, from the running job unless given
  --until healthy|allow                      the verdict (unless given), or the gate: incidents, budgets and environments before as well
  --horizon 5m|1h|24h|7d                     the verdict of one horizon, instead of the first that can be told
  --timeout 30m                              how long to wait: 45s, 30m, 2h
  --interval 30s                             most time between two questions
  --fail-on suspect|warn                     end with 1 already for a suspicion, or for a warning of the gate
  --url --token                              where Wake is and a token with the scope read (WAKE_URL, WAKE_TOKEN)
  --strict                                   fail when Wake cannot be reached; otherwise that never breaks a pipeline

Ends with 0 when it is so; 1 when the version did harm, or the gate denies it; 2 when the question is wrong, or the token; 3 when it could not
be told in time, or ever; 4 with --strict when Wake could not be reached, else 0. A signal ends it with 128 and its number.`;
