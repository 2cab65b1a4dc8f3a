// Says how long somebody has been speaking, in words and by the half minute, with a thin line that
// grows to two minutes. Nothing rings, nothing is counted down, nothing is sent.
const FULL = 120;
const LOOK = 250;
const SAID = [
  "",
  "Half a minute.",
  "A minute.",
  "A minute and a half.",
  "Two minutes: a good place to land.",
  "A little over two minutes.",
];
const LONGER = "Three minutes or more.";
const READY = "Say it aloud, as to somebody across a table.";
const timers = new Staying((root) => new Timer(root));

class Timer {
  still = false;
  ticking = 0;
  last = 0; // when it was looked at the time last

  /** @param {HTMLElement} root */
  constructor(root) {
    const find = (/** @type {string} */ name) =>
      /** @type {HTMLElement} */ (root.querySelector(`.${name}`));
    this.box = root;
    this.parts = { start: find("start"), said: find("said"), gone: find("gone") };
    this.system = window.matchMedia("(prefers-reduced-motion: reduce)");
    this.dress = this.dress.bind(this);
    this.system.addEventListener("change", this.dress);
    this.elapsed = 0;
    this.state = "ready";
    this.parts.start.onclick = () => (this.state === "running" ? this.stop() : this.run());
  }

  run() {
    if (this.state === "over") this.elapsed = 0;
    this.state = "running";
    this.last = performance.now();
    this.ticking = setInterval(() => this.tick(), LOOK);
    this.dress();
  }

  stop() {
    this.tick();
    clearInterval(this.ticking);
    this.state = "over";
    this.dress();
  }

  tick() {
    const now = performance.now();
    this.elapsed += (now - this.last) / 1000;
    this.last = now;
    this.dress();
  }

  words() {
    if (this.state === "ready") return READY;
    const halves = Math.floor(this.elapsed / 30);
    if (halves === 0) return this.state === "over" ? "Under half a minute." : "Take your time.";
    return SAID[halves] ?? LONGER;
  }

  dress() {
    const { start, said, gone } = this.parts;
    this.box.dataset.form = this.still || this.system.matches ? "still" : "moving";
    this.box.dataset.state = this.state;
    const label = { running: "Stop", over: "Once more" }[this.state] ?? "Start the timer";
    if (start.textContent !== label) start.textContent = label;
    if (said.textContent !== this.words()) said.textContent = this.words();
    gone.style.width = `${Math.min(100, (100 * this.elapsed) / FULL)}%`;
  }

  close() {
    clearInterval(this.ticking);
    this.system.removeEventListener("change", this.dress);
  }
}

/** @param {Component<{ name: string, still: boolean }>} component */
export default function ({ parentElement, data }) {
  // Called again whenever the page runs: the timer that is under way goes on.
  const timer = timers.at(parentElement, ".timer", data.name);
  timer.still = data.still;
  timer.dress();
  return () => timers.leave(parentElement);
}
