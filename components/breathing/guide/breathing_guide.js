// Paces the breath: a circle that grows and shrinks, or, without movement, words and a thin line.
// Everything happens in the browser; only "it came to its end" is said to the app.
/** @type {{ sigh: Phase[], even: Phase[] }} */
const WAYS = {
  sigh: [
    { word: "In", hint: "deep, through the nose", seconds: 3, to: 0.8 },
    { word: "Again", hint: "a short one on top", seconds: 1, to: 1 },
    { word: "Out", hint: "long and slow, through the mouth", seconds: 6, to: 0 },
  ],
  even: [
    { word: "In", hint: "slow and even, through the nose", seconds: 5, to: 1 },
    { word: "Out", hint: "just as slow", seconds: 5, to: 0 },
  ],
};
const ROUND = 10; // seconds a round takes in both ways, so that each minute ends with a breath out
const SMALLEST = 0.45;
const MINUTES = { least: 1, most: 10, first: 5 };
const guides = new Staying((root) => new Guide(root));

/**
 * Where the breath stands after so many seconds: its phase, and how full it is from 0 to 1.
 * @param {Phase[]} phases
 * @param {number} seconds
 */
function breathAt(phases, seconds) {
  let left = seconds % ROUND;
  let from = 0;
  for (const phase of phases) {
    if (left < phase.seconds) {
      const eased = (1 - Math.cos((Math.PI * left) / phase.seconds)) / 2;
      return { phase, full: from + (phase.to - from) * eased };
    }
    left -= phase.seconds;
    from = phase.to;
  }
  return { phase: /** @type {Phase} */ (phases.at(-1)), full: 0 };
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** @param {number} minutes */
function count(minutes) {
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}

/** @param {number} seconds */
function timeLeft(seconds) {
  return seconds < 60 ? "Less than a minute left" : `About ${count(Math.ceil(seconds / 60))} left`;
}

/** @param {HTMLElement} root */
function partsOf(root) {
  /** @type {(name: string) => HTMLButtonElement} */
  const find = (name) => /** @type {any} */ (root.querySelector(`.${name}`));
  const [circle, word, hint, done, left] = ["circle", "word", "hint", "done", "left"].map(find);
  const [fewer, more, chosen, start, stop] = ["fewer", "more", "chosen", "start", "stop"].map(find);
  return { circle, word, hint, done, left, fewer, more, chosen, start, stop };
}

class Guide {
  state = "ready";
  elapsed = 0;
  last = 0; // when it was looked at the time last
  frame = 0;
  /** @type {WakeLockSentinel | null | undefined} */
  lock = null;
  /** @type {(() => void) | null} */
  onEnd = null;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.box = root;
    this.parts = partsOf(root);
    /** @type {NodeListOf<HTMLInputElement>} */
    const ways = root.querySelectorAll('input[name="way"]');
    this.ways = [...ways];
    this.system = window.matchMedia("(prefers-reduced-motion: reduce)");
    this.minutes = MINUTES.first;
    this.still = false;
    this.reset();
    this.listen();
  }

  listen() {
    const { fewer, more, start, stop } = this.parts;
    this.dress = this.dress.bind(this);
    this.system.addEventListener("change", this.dress);
    fewer.onclick = () => this.setMinutes(this.minutes - 1);
    more.onclick = () => this.setMinutes(this.minutes + 1);
    start.onclick = () => (this.state === "running" ? this.pause() : this.run());
    stop.onclick = () => this.reset();
    for (const way of this.ways) way.onchange = () => this.reset();
  }

  get way() {
    return this.ways.find((each) => each.checked)?.value === "even" ? WAYS.even : WAYS.sigh;
  }

  /** @param {number} minutes */
  setMinutes(minutes) {
    this.minutes = Math.min(Math.max(minutes, MINUTES.least), MINUTES.most);
    this.reset();
  }

  /** @param {string} state */
  enter(state) {
    this.state = state;
    this.dress();
  }

  reset() {
    this.elapsed = 0;
    this.hold();
    this.enter("ready");
    this.rest("Ready", "when you are");
  }

  run() {
    if (this.state !== "paused") this.elapsed = 0;
    this.enter("running");
    this.last = performance.now();
    this.tick();
    this.stayAwake();
  }

  pause() {
    this.hold();
    this.enter("paused");
    say(this.parts.word, "Paused");
    say(this.parts.hint, "breathe as you like");
  }

  finish() {
    this.hold();
    this.enter("over");
    this.rest("That is it", "stay a moment, if you like");
    this.onEnd?.();
  }

  /**
   * @param {string} word
   * @param {string} hint
   */
  rest(word, hint) {
    say(this.parts.word, word);
    say(this.parts.hint, hint);
    this.parts.circle.style.transform = `scale(${SMALLEST})`;
    this.parts.done.style.width = this.state === "over" ? "100%" : "0";
  }

  hold() {
    cancelAnimationFrame(this.frame);
    this.lock?.release();
    this.lock = null;
  }

  // A phone that goes dark half-way would end the breath with it; where it may not be kept awake,
  // the guide goes on all the same.
  async stayAwake() {
    const lock = await navigator.wakeLock?.request("screen").catch(() => null);
    if (this.state === "running") this.lock = lock;
    else lock?.release();
  }

  tick() {
    const now = performance.now();
    this.elapsed += (now - this.last) / 1000;
    this.last = now;
    if (this.elapsed >= this.minutes * 60) {
      this.finish();
      return;
    }
    this.show();
    this.frame = requestAnimationFrame(() => this.tick());
  }

  show() {
    const { phase, full } = breathAt(this.way, this.elapsed);
    const whole = this.minutes * 60;
    say(this.parts.word, phase.word);
    say(this.parts.hint, phase.hint);
    say(this.parts.left, timeLeft(whole - this.elapsed));
    if (this.box.dataset.form === "still") {
      this.parts.done.style.width = `${Math.round((100 * Math.floor(this.elapsed)) / whole)}%`;
    } else {
      this.parts.circle.style.transform = `scale(${SMALLEST + (1 - SMALLEST) * full})`;
    }
  }

  dress() {
    const { fewer, more, chosen, start, left } = this.parts;
    this.box.dataset.form = this.still || this.system.matches ? "still" : "moving";
    this.box.dataset.state = this.state;
    say(chosen, count(this.minutes));
    say(start, { running: "Pause", paused: "Go on", over: "Once more" }[this.state] ?? "Begin");
    if (this.state === "ready" || this.state === "over") say(left, "");
    fewer.disabled = this.minutes === MINUTES.least;
    more.disabled = this.minutes === MINUTES.most;
  }

  close() {
    this.hold();
    this.system.removeEventListener("change", this.dress);
  }
}

/** @param {Component<{ still: boolean } | null>} component */
export default function ({ parentElement, data, setTriggerValue }) {
  // Called again whenever the page runs: the guide that is under way goes on.
  const guide = guides.at(parentElement, ".guide");
  guide.still = Boolean(data?.still);
  guide.onEnd = () => setTriggerValue("ended", true);
  guide.dress();
  return () => guides.leave(parentElement);
}
