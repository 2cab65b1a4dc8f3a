// Whether the app is on its way to somewhere. What is said to the session then would take it back to
// the page it leaves, and nothing of that page would be drawn.
const STEP = 200; // milliseconds after which the app shows what a tap or a step back has begun
const STEPS = ["click", "keydown", "popstate"];
const UNDER_WAY = ["running", "rerunRequested", "stopRequested"];

class App {
  constructor() {
    this.stepped = 0; // when the person did something last
    this.step = () => {
      this.stepped = Date.now();
    };
    for (const each of STEPS) window.addEventListener(each, this.step, true);
  }

  isAtRest() {
    /** @type {HTMLElement | null} */
    const app = document.querySelector('[data-testid="stApp"]');
    const state = app?.dataset.testScriptState ?? "";
    return Date.now() - this.stepped >= STEP && !UNDER_WAY.includes(state);
  }

  leave() {
    for (const each of STEPS) window.removeEventListener(each, this.step, true);
  }
}
