// Time that passes when a test says so.
const settle = () => new Promise((resolve) => setImmediate(resolve));
const STEPS = 60; // turns of the event loop in which what has begun comes to its end

// Until the databases have answered all that was asked of them.
export async function rest() {
  for (let turn = 0; turn < STEPS; turn += 1) await settle();
}

export class Clock {
  constructor() {
    this.now = Date.UTC(2026, 10, 22, 18);
    this.due = new Map();
    this.last = 0;
    const clock = this;
    this.Date = class extends Date {
      static now() {
        return clock.now;
      }
    };
  }

  // The names under which a browser's code finds the time.
  get globals() {
    const end = (id) => this.due.delete(id);
    return {
      Date: this.Date,
      setTimeout: (act, after = 0) => this.plan(act, after),
      setInterval: (act, every) => this.plan(act, every, every),
      clearTimeout: end,
      clearInterval: end,
    };
  }

  plan(act, after, every = 0) {
    this.last += 1;
    this.due.set(this.last, { act, at: this.now + after, every });
    return this.last;
  }

  // What is due in the next `milliseconds` happens, one after the other, each with all it began.
  async pass(milliseconds) {
    const until = this.now + milliseconds;
    await rest();
    for (let next = this.#next(until); next; next = this.#next(until)) {
      const [id, { act, at, every }] = next;
      this.now = at;
      if (every) this.due.set(id, { act, at: at + every, every });
      else this.due.delete(id);
      act();
      await rest();
    }
    this.now = until;
  }

  #next(until) {
    const due = [...this.due].filter(([, { at }]) => at <= until);
    return due.sort(([, one], [, other]) => one.at - other.at)[0];
  }
}
