// Keeps the journal in this browser's IndexedDB, record by record. One keeper a tab, however often
// this is loaded; it talks to the session through whichever of its lines is on the page.
// What is told to the session stays in `out` until the session says that it has heard it.
const NAME = "afterview";
const STORES = ["records", "aside", "former", "about"];
const SLOW = 8000; // milliseconds after which a browser that does not answer is said to be silent
const AGAIN = 3000; // milliseconds after which what was not heard is said again
const SOON = 300;
const PAUSE = 700; // milliseconds in which several savings are acknowledged at once
const SHOWN_AFTER = 600;

const NOT_YET = "Not kept yet";
const TROUBLES = {
  denied: "Held for this visit only",
  full: "This browser is full: the last change is not kept yet",
};

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const ended = (work) =>
  new Promise((resolve, reject) => {
    work.oncomplete = () => resolve();
    work.onabort = () => reject(work.error ?? new DOMException("", "AbortError"));
  });

function openDatabase() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    for (const store of STORES) {
      const keyed = store === "records" || store === "aside";
      request.result.createObjectStore(store, keyed ? { keyPath: "id" } : undefined);
    }
  };
  return asked(request);
}

function nameTrouble(error) {
  if (error?.name === "QuotaExceededError" || error?.name === "UnknownError") return "full";
  return error?.name === "Newer" ? "newer" : error?.name === "Silent" ? "silent" : "other";
}

// Whether it will never keep anything, as against one that cannot just now. A Chromium in which pages
// may keep nothing gives the name it gives a full disk; only its words differ.
const isDenied = ({ name, message }) =>
  ["SecurityError", "InvalidStateError", "TypeError", "ReferenceError"].includes(name) ||
  (name === "UnknownError" && /denied/i.test(message));

const named = (name) => Object.assign(new Error(name), { name });

const inTime = (promise) =>
  Promise.race([
    promise,
    new Promise((_, reject) => setTimeout(() => reject(named("Silent")), SLOW)),
  ]);

class Keeper {
  constructor() {
    this.lines = new Map();
    this.known = new Map(); // which revision of each record the session has
    this.work = Promise.resolve();
    this.out = [];
    this.visit = null;
    this.trouble = "";
    this.channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(NAME) : null;
    if (this.channel) this.channel.onmessage = () => this.queue(() => this.follow());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.queue(() => this.follow());
    });
    setInterval(() => this.repeat(), AGAIN);
  }

  // What a line on the page brings: the session's words and, if it is the main one, its ear.
  attach(root, data, send) {
    this.lines.set(root, data);
    if (data.main) {
      this.send = send;
      if (data.visit !== this.visit) this.begin(data);
    }
    if (data.visit === this.visit) this.take(data);
    this.show();
  }

  take(data) {
    this.out = this.out.filter((reply) => reply.n > data.heard);
    this.post = data.post;
    this.taken = Math.max(this.taken, ...data.post.map((each) => each.seq));
    if (this.taken > this.done) this.queue(() => this.apply());
    if (this.out.length && Date.now() - this.said > SOON) this.say();
  }

  detach(root) {
    this.lines.delete(root);
  }

  begin({ visit, schema }) {
    clearTimeout(this.pausing);
    Object.assign(this, { visit, schema, n: 0, taken: 0, done: 0, said: 0 });
    Object.assign(this, { out: [], post: [], trouble: "", opened: false, begun: Date.now() });
    setTimeout(() => this.show(), SHOWN_AFTER);
    this.queue(() => this.open());
  }

  // One thing after the other; what belongs to a visit that is over is left out.
  queue(step) {
    const visit = this.visit;
    this.work = this.work
      .then(() => (visit === this.visit ? step() : undefined))
      .catch((error) => (visit === this.visit ? this.tellTrouble(error) : undefined))
      .then(() => this.show());
    return this.work;
  }

  async database() {
    if (!this.base) {
      const base = await inTime(openDatabase());
      base.onversionchange = () => base.close();
      base.onclose = () => (this.base = null);
      this.base = base;
    }
    return this.base;
  }

  async transact(mode, step) {
    const visit = this.visit;
    let work;
    try {
      work = (await this.database()).transaction(STORES, mode);
    } catch (error) {
      if (error?.name !== "InvalidStateError") throw error;
      this.base = null;
      work = (await this.database()).transaction(STORES, mode);
    }
    const end = ended(work);
    end.catch(() => {}); // It is heard of below, once the steps have ended.
    const part = Object.fromEntries(STORES.map((store) => [store, work.objectStore(store)]));
    try {
      const result = await step(part);
      await end;
      // The visit it was done for may be over by now: nothing of it is told to the next one.
      if (visit !== this.visit) throw named("Over");
      return result;
    } catch (error) {
      try {
        work.abort();
      } catch {
        // It has ended already.
      }
      await end.catch((reason) => {
        throw reason?.name === "AbortError" ? error : reason;
      });
      throw error;
    }
  }

  async open() {
    const found = await inTime(
      this.transact("readonly", async (part) => ({
        schema: await asked(part.about.get("schema")),
        records: await asked(part.records.getAll()),
        aside: await asked(part.aside.getAll()),
      })),
    );
    this.opened = true;
    this.known = new Map(found.records.map((record) => [record.id, record.rev]));
    this.trouble = "";
    this.tell({
      type: "opened",
      schema: found.schema ?? this.schema,
      records: JSON.stringify(found.records),
      aside: found.aside.map(({ id, doc, kept }) => ({
        slot: id,
        mine: JSON.stringify([doc]),
        kept: JSON.stringify(kept ? [kept] : []),
      })),
    });
  }

  // Everything the session has changed and this browser has not kept yet, in one transaction.
  async apply() {
    const changes = this.post.filter((each) => each.seq > this.done);
    if (!changes.length || !this.opened) return;
    const clashes = [];
    const known = new Map(this.known);
    await this.transact("readwrite", async (part) => {
      const schema = await asked(part.about.get("schema"));
      const renewing = changes.some((each) => each.renew || each.forget);
      if (schema !== undefined && schema !== this.schema && !renewing) throw named("Newer");
      part.about.put(this.schema, "schema");
      for (const change of changes) await this.make(part, change, schema, clashes, known);
    });
    this.known = known;
    this.done = changes[changes.length - 1].seq;
    clashes.forEach((clash) => this.note(clash));
    if (this.trouble) this.note({ type: "well" });
    const urgent = clashes.length || this.trouble || changes.some((each) => each.forget);
    this.trouble = "";
    this.channel?.postMessage("changed");
    this.acknowledge(urgent ? 0 : PAUSE);
  }

  async make(part, change, schema, clashes, known) {
    if (change.forget) {
      for (const store of STORES) part[store].clear();
      known.clear();
      part.about.put(this.schema, "schema");
    } else if (change.renew) {
      if (schema === this.schema) return;
      part.former.put(await asked(part.records.getAll()), `schema-${schema}`);
      part.records.clear();
      for (const doc of change.renew) part.records.put(doc);
    } else if (change.aside) {
      const { aside: id, doc, kept } = change;
      if (doc) part.aside.put({ id, doc, kept });
      else part.aside.delete(id);
    } else {
      const current = await asked(part.records.get(change.id));
      if (!change.bases.includes(current?.rev ?? "")) {
        const { seq, id } = change;
        if (current) known.set(id, current.rev);
        else known.delete(id);
        clashes.push({ type: "clashed", seq, id, theirs: JSON.stringify(current ? [current] : []) });
      } else {
        if (change.doc) part.records.put(change.doc);
        else part.records.delete(change.id);
        if (change.doc) known.set(change.id, change.doc.rev);
        else known.delete(change.id);
      }
    }
  }

  // What another tab has done since: found by comparing, so that nothing can be missed.
  async follow() {
    if (!this.opened) return;
    const found = await this.transact("readonly", async (part) => ({
      schema: await asked(part.about.get("schema")),
      records: await asked(part.records.getAll()),
    }));
    if (found.schema !== undefined && found.schema !== this.schema) throw named("Newer");
    const changed = found.records.filter((record) => this.known.get(record.id) !== record.rev);
    const here = new Set(found.records.map((record) => record.id));
    const gone = [...this.known.keys()].filter((id) => !here.has(id));
    if (!changed.length && !gone.length) return;
    this.known = new Map(found.records.map((record) => [record.id, record.rev]));
    this.acknowledge(null);
    this.tell({ type: "changed", records: JSON.stringify(changed), gone });
  }

  tellTrouble(error) {
    const denied = !this.opened && isDenied(error);
    const what = denied ? "denied" : nameTrouble(error);
    if (this.trouble === what) return;
    this.trouble = what;
    this.tell({ type: "trouble", what });
  }

  acknowledge(pause) {
    clearTimeout(this.pausing);
    const told = () => {
      this.note({ type: "kept", seq: this.done });
      if (pause !== null) this.say();
    };
    if (pause) this.pausing = setTimeout(told, pause);
    else told();
  }

  note(reply) {
    // Of two acknowledgements with nothing between them the later says it all.
    if (reply.type === "kept" && this.out.at(-1)?.type === "kept") this.out.pop();
    this.out.push({ n: ++this.n, ...reply });
  }

  tell(reply) {
    this.note(reply);
    this.say();
  }

  say() {
    this.said = Date.now();
    try {
      this.send?.({ visit: this.visit, replies: this.out });
    } catch {
      // The server is away; it is said again.
    }
  }

  repeat() {
    if (this.out.length && Date.now() - this.said >= AGAIN) this.say();
  }

  show() {
    for (const [root, { main, shown }] of this.lines) {
      const line = root.querySelector(".line");
      if (!line) continue;
      line.textContent = shown ? this.words(main) : "";
      line.dataset.state = this.trouble || (this.done < this.taken ? "saving" : "kept");
    }
  }

  words(main) {
    if (this.trouble) return (main ? TROUBLES[this.trouble] : null) ?? NOT_YET;
    if (!this.opened) return Date.now() - this.begun < SHOWN_AFTER ? "" : "Opening your journal …";
    const saving = this.done < this.taken;
    if (main) return saving ? "Kept in this browser · saving …" : "Kept in this browser";
    return saving ? "Saving …" : "✓ Saved in this browser";
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  const keeper = (globalThis[Symbol.for("afterview.keeper")] ??= new Keeper());
  keeper.attach(parentElement, data, (replies) => setTriggerValue("heard", replies));
  return () => keeper.detach(parentElement);
}
