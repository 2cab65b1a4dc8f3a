// Keeps the journal in this browser's IndexedDB, record by record. One keeper a tab, however often
// this is loaded; it talks to the session through whichever of its lines is on the page.
const AGAIN = 3000; // milliseconds after which what was not heard is said again
const SOON = 300; // milliseconds in which the lines of one run, in whatever order, have come
const PAUSE = 700; // milliseconds in which several savings are acknowledged at once
const SHOWN_AFTER = 600;
const MOMENT = 40; // milliseconds until it is looked again whether the app is at rest

class Keeper {
  /** @type {Map<HTMLElement, Words>} */
  lines = new Map();
  shelf = new Database();
  talk = new Talk({ visit: null });
  past = new Set(); // visits that are over
  /** @type {Set<Talk>} */
  left = new Set(); // what was not kept at the end of its visit
  /** @type {Promise<void>} */
  work = Promise.resolve();
  cramped = false; // whether there was no room for what an earlier visit had told
  channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(NAME) : null;
  app = new App();
  /** @type {Send | null} */
  send = null;
  pausing = 0;
  saying = 0;
  looking = () => {
    if (document.visibilityState === "visible") this.lookAgain();
  };
  repeating = setInterval(() => this.repeat(), AGAIN);

  /**
   * @param {string} code
   * @param {Keeper} [former] of the code before an upgrade
   */
  constructor(code, former) {
    this.code = code;
    // A browser that clears the site closes the database first.
    this.shelf.onclosed = () => setTimeout(() => this.queue(() => this.follow()), PAUSE);
    if (former?.talk) this.left = new Set([...former.left, former.talk]);
    this.work = former?.work ?? this.work;
    if (this.channel) this.channel.onmessage = () => this.queue(() => this.follow());
    document.addEventListener("visibilitychange", this.looking);
  }

  // Whatever is under way comes to its end; nothing new begins.
  retire() {
    clearInterval(this.repeating);
    clearTimeout(this.pausing);
    clearTimeout(this.saying);
    document.removeEventListener("visibilitychange", this.looking);
    this.app.leave();
    this.channel?.close();
    this.channel = null;
    this.send = null;
    this.lines.clear();
  }

  /**
   * What a line on the page brings: the session's words and, if it is the main one, its ear.
   * @param {HTMLElement} root
   * @param {Words} data
   * @param {Send} send
   */
  attach(root, data, send) {
    this.lines.set(root, data);
    // A line of an earlier visit may be drawn once more; that visit does not begin again.
    if (data.main && !this.past.has(data.visit)) {
      this.send = send;
      if (data.visit !== this.talk.visit) this.begin(data);
    }
    this.take();
    this.show();
  }

  /** @param {HTMLElement} root */
  detach(root) {
    this.lines.delete(root);
  }

  heardLines() {
    const lines = [...this.lines.values()].filter(({ visit }) => visit === this.talk.visit);
    return lines.sort((one, other) => one.since - other.since);
  }

  take() {
    const { talk } = this;
    const [first] = talk.out;
    talk.take(this.heardLines());
    const heardPart = first?.type === "part" && talk.out[0] !== first;
    if (talk.got > talk.done) this.queue(() => this.apply());
    if (this.misses()) setTimeout(() => this.askFor(talk), SOON);
    if (talk.out.length && (heardPart || Date.now() - talk.said > SOON)) this.say();
  }

  misses() {
    return this.heardLines().some(({ since }) => since > this.talk.got);
  }

  /** @param {Talk} talk */
  askFor(talk) {
    if (talk !== this.talk || !this.misses()) return;
    if (talk.out.some(({ type }) => type === "missed")) return;
    this.tell({ type: "missed", got: talk.got });
  }

  /** @param {Words} data */
  begin(data) {
    clearTimeout(this.pausing);
    if (this.talk.visit) this.past.add(this.talk.visit);
    this.left.add(this.talk);
    this.talk = new Talk(data);
    setTimeout(() => this.show(), SHOWN_AFTER);
    this.queue(() => (data.clear ? this.erase() : this.keepLeft()));
    this.queue(() => this.open());
  }

  lookAgain() {
    for (const step of [this.keepLeft, this.apply, this.follow]) this.queue(() => step.call(this));
  }

  /**
   * One thing after the other; what belongs to a visit that is over is left out.
   * @param {() => unknown} step
   */
  queue(step) {
    const { talk } = this;
    this.work = this.work
      .then(() => talk === this.talk && step())
      .catch((error) => talk === this.talk && this.tellTrouble(error))
      .then(() => this.show());
    return this.work;
  }

  // What an earlier visit had told and was not kept by its end: its server may be gone.
  async keepLeft() {
    this.cramped = false;
    for (const talk of this.left) {
      try {
        if (talk.unkept().length) await inTime(this.keepOf(talk));
        this.left.delete(talk);
      } catch (error) {
        // There is no room for it yet, or no way to it: it is tried again.
        this.cramped ||= nameTrouble(error) === "full";
        if (this.cramped && this.talk.opened) this.tellTrouble(error);
      }
    }
  }

  /** @param {Talk} talk */
  keepOf(talk) {
    return this.shelf.transact("readwrite", (part) =>
      makeAll(part, talk.unkept(), talk, (...clash) => keepBoth(part, talk.visit, ...clash)),
    );
  }

  async erase() {
    this.left.clear();
    const { schema } = this.talk;
    await this.shelf.erase();
    await this.shelf.transact("readwrite", (part) => {
      part.about.put(schema, "schema");
      part.about.put(newEra(), "era");
    });
    this.channel?.postMessage("changed");
  }

  async open() {
    const { talk } = this;
    const found = await inTime(
      this.shelf.transact("readonly", async (part) => ({
        ...(await journalIn(part)),
        aside: /** @type {Row<SetAside>[]} */ (await rowsOf(part.aside)),
      })),
    );
    if (talk !== this.talk) return;
    talk.opened = true;
    talk.marked = found.schema !== undefined;
    talk.era = found.era;
    talk.trouble = "";
    talk.know(found.records);
    this.tell({
      type: "opened",
      schema: found.schema ?? talk.schema,
      records: arrayOf(found.records),
      aside: found.aside.map(asideSaid),
    });
  }

  // Everything the session has changed and this browser has not kept yet, in one transaction.
  async apply() {
    const { talk } = this;
    const changes = talk.post;
    if (!changes.length || !talk.opened) return;
    /** @type {[Change, Clash][]} */
    const clashes = [];
    const known = new Map(talk.known);
    talk.era = await this.shelf.transact("readwrite", (part) =>
      makeAll(part, changes, { ...talk, known }, (...clash) => clashes.push(clash)),
    );
    talk.made(changes, clashes, known);
    this.channel?.postMessage("changed");
    if (talk !== this.talk) return;
    const urgent = this.recover() || clashes.length || changes.some(isOrder("forget"));
    this.acknowledge(urgent ? 0 : PAUSE);
  }

  recover() {
    const { talk } = this;
    if (!talk.trouble || this.cramped) return false;
    talk.trouble = "";
    talk.note({ type: "well" });
    return true;
  }

  async follow() {
    const { talk } = this;
    if (!talk.opened) return;
    const found = await this.shelf.transact("readonly", journalIn);
    if (talk !== this.talk) return;
    lookAt(found.schema, talk);
    const well = talk.got === talk.done && this.recover();
    if (talk.compare(found) || well) this.say();
  }

  /** @param {unknown} error */
  tellTrouble(error) {
    const { talk } = this;
    const denied = !talk.opened && isDenied(error);
    const what = denied ? "denied" : nameTrouble(error);
    if (talk.trouble === what) return;
    talk.trouble = what;
    this.tell({ type: "trouble", what });
  }

  /**
   * Several savings at once, or this one without delay.
   * @param {number} pause
   */
  acknowledge(pause) {
    clearTimeout(this.pausing);
    const { talk } = this;
    const told = () => {
      talk.noteKept();
      this.say();
    };
    if (pause) this.pausing = setTimeout(told, pause);
    else told();
  }

  /** @param {Said} reply */
  tell(reply) {
    this.talk.note(reply);
    this.say();
  }

  say() {
    clearTimeout(this.saying);
    if (!this.app.isAtRest()) {
      this.saying = setTimeout(() => this.say(), MOMENT);
      return;
    }
    const { talk } = this;
    talk.said = Date.now();
    try {
      if (talk.out.length) this.send?.({ visit: talk.visit, replies: talk.next() });
    } catch {
      // The server is away; it is said again.
    }
  }

  repeat() {
    const { out, said, opened, trouble } = this.talk;
    if (out.length && Date.now() - said >= AGAIN) this.say();
    if (opened && trouble) this.lookAgain();
    else if (opened && this.left.size) this.queue(() => this.keepLeft());
  }

  show() {
    for (const [root, data] of this.lines) showLine(root, data, this.talk);
  }
}
