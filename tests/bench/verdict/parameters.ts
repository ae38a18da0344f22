/**
 * Everything that the simulated worlds are drawn from: what real services do, and what baselines are known to stumble over. Nothing here
 * follows from how the judge works; whoever changes a number changes the question, and measures again.
 */
export const PARAMETERS = {
  /** Of a thousand deployments. The rest of the hundred and forty is split below. */
  per1000: { clean: 860, outage: 60, faulty: 80 },

  graph: { leastServices: 8, mostServices: 12, calleesPerService: 3 },
  /** Requests a minute of the judged service, log-uniform; its routes share them by Zipf. */
  traffic: { least: 1, most: 5000, leastRoutes: 2, mostRoutes: 4 },
  /** Daily shape: log-amplitude, with a second harmonic; weekends have a part of the traffic of working days. */
  shape: { dailyLeast: 0.2, dailyMost: 0.9, second: 0.25, weekendLeast: 0.4, weekendMost: 1 },
  /** AR(1) noise of the logarithm, minute by minute, shared by the versions of the service. */
  noise: { rate: 0.1, errors: 0.15, latency: 0.03, mix: 0.08, persistence: 0.9 },
  /** Share of requests that fail, log-uniform, and how routes differ (σ of the logarithm). */
  errors: { least: 1e-4, most: 0.02, routeSpread: 0.7 },
  /** Of the errors of usual days up to this part came from calls to other services. */
  upstreamMost: 0.4,
  /** The share that fails moves with the clock: log-amplitude over the day; some services also fail more at one time of every day. */
  errorSeason: { most: 0.25, jobShare: 0.15, jobMinutes: 30, jobLeast: 1.5, jobMost: 3 },
  /** Durations are log-normal: medians of services in ms, of routes around them, σ within a route. */
  latency: { medianLeast: 20, medianMost: 300, routeSpread: 0.8, sigmaLeast: 0.4, sigmaMost: 0.8 },
  /** In some worlds a campaign or a new client makes one route this much more frequent, at any time around the roll-out. */
  mixShift: { share: 0.1, factorLeast: 2, factorMost: 5 },

  rollOut: { instant: 25, "5m": 20, "10m": 20, "20m": 15, canary: 20 },
  canary: { shares: [0.05, 0.25, 0.5], minutesEach: 10 },
  instances: { least: 2, most: 20 },
  /** Every new instance of these releases fails more, and is slower, for its first minutes. */
  restartBlip: { share: 0.5, minutes: 2, extraLeast: 0.005, extraMost: 0.05, slower: 1.5 },
  /** Deployments of other services within an hour and a half on either side. */
  others: { most: 5, withinMinutes: 90 },
  /** A version that nobody recorded takes the place of the one before, or of the judged one; nothing gets worse by it. */
  unrecorded: 0.05,

  /** Signatures of errors: Zipf over a few, and some that are seen once. In some clean releases a signature is renamed by a refactoring. */
  signatures: { least: 4, most: 15, once: 0.01, renamed: 0.01 },

  /** Unrelated outages: they hit all versions. Begin relative to the end of the roll-out; duration log-normal; size of the extra share. */
  outage: {
    kinds: { dependency: 40, infrastructure: 30, surge: 15, "slow-dependency": 15 },
    beginLeast: -60,
    beginMost: 50,
    minutesMedian: 15,
    minutesSigma: 0.7,
    minutesLeast: 5,
    minutesMost: 120,
    extraLeast: 0.005,
    extraMost: 0.4,
    slowerLeast: 1.5,
    slowerMost: 3,
  },

  /** Faults of the judged release, of 80. */
  faults: {
    "errors-1.5": 8,
    "errors-2": 8,
    "errors-5": 10,
    "errors-20": 10,
    "leak-40m": 6,
    "leak-12h": 6,
    "latency-20": 6,
    "latency-100": 6,
    "latency-p99": 5,
    signature: 5,
    silence: 5,
    callee: 5,
  },
  leak: { factor: 10 },
  tail: { share: 0.02, slower: 4 },
  newSignature: 0.001,
  /** Share of the calls to one callee that the new version makes wrongly. */
  badCalls: { least: 0.02, most: 0.1 },
  /** In this part of the silent releases old instances keep answering everything; in the rest what the new ones get is lost. */
  silenceHeldBack: 0.5,

  /** Minutes known: before the roll-out, after it, and around the same clock on earlier days. */
  history: { beforeMinutes: 125, afterMinutes: 62, earlierDays: [1, 2, 3, 7, 14, 21], earlierBefore: 125, earlierAfter: 65 },
  /** This part of the worlds, and every leak of 12 hours, is judged up to 24 hours, with the day before and the same day a week before. */
  long: { share: 0.1, afterHours: 24 },
} as const;

export type FaultKind = keyof typeof PARAMETERS.faults;
export type RollOutKind = keyof typeof PARAMETERS.rollOut;
export type OutageKind = keyof typeof PARAMETERS.outage.kinds;

/** The weights of an object as pairs, in the order written. */
export const weights = <K extends string>(of: Readonly<Record<K, number>>): (readonly [K, number])[] =>
  (Object.keys(of) as K[]).map((key) => [key, of[key]] as const);
