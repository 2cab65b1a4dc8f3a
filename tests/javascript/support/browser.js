// A browser with tabs, in each the store's own code and a session that says and hears.
import { forceCloseDatabase, IDBFactory, IDBObjectStore } from "fake-indexeddb";
import { Clock, rest } from "./clock.js";
import { load } from "./source.js";

const PIECES = ["place", "database", "changes", "talk", "app", "keeper", "line", "browser_store"];
const SCHEMA = 3;
const STORES = ["records", "aside", "former", "about"];

const { put } = IDBObjectStore.prototype;
let whole = null; // the factory whose disk is full
IDBObjectStore.prototype.put = function (...row) {
  const request = put.apply(this, row);
  const { transaction } = this;
  // As browsers do it: the row is taken, and the transaction ends as it is about to be written.
  if (whole && whole === transaction.db.madeBy && this.name === "records") {
    request.addEventListener("success", () => transaction._abort("QuotaExceededError"));
  }
  return request;
};

const fail = (request, name) => {
  setImmediate(() => {
    request.error = new DOMException("", name);
    request.onerror({ preventDefault: () => {}, stopPropagation: () => {} });
  });
  return request;
};
for (const way of ["get", "getAll"]) {
  const read = IDBObjectStore.prototype[way];
  IDBObjectStore.prototype[way] = function (...asked) {
    const id = this.name === "records" ? this.transaction.db.madeBy?.spoiled : undefined;
    if (id === undefined || (way === "get" && asked[0] !== id)) return read.apply(this, asked);
    read.apply(this, asked); // which keeps the transaction open
    return fail({}, "DataError");
  };
}

const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

// What the pages and frames of one browser share: its databases, its time, and who hears whom.
export class Browser {
  constructor({ agent = "Chrome/140.0" } = {}) {
    this.clock = new Clock();
    this.databases = new IDBFactory();
    this.agent = agent;
    this.channels = new Set();
    this.mute = false; // whether a tab hears nothing of the others
  }

  fill() {
    whole = this;
  }

  makeRoom() {
    whole = null;
  }

  // IndexedDB as a page finds it.
  get indexedDB() {
    return {
      open: (...asked) => {
        const request = this.databases.open(...asked);
        request.addEventListener("success", () => {
          request.result.madeBy = this;
          this.base = request.result;
        });
        return request;
      },
      deleteDatabase: (name) => this.databases.deleteDatabase(name),
    };
  }

  get BroadcastChannel() {
    const browser = this;
    return class {
      constructor() {
        browser.channels.add(this);
      }

      postMessage() {
        for (const other of browser.channels) {
          if (other !== this && !browser.mute) setImmediate(() => other.onmessage?.());
        }
      }

      close() {
        browser.channels.delete(this);
      }
    };
  }

  // What is kept, looked at from outside, as after everything was closed.
  async kept() {
    const base = await answer(this.databases.open("afterview"));
    const found = {};
    if (base.objectStoreNames.length) {
      const work = base.transaction(STORES, "readonly");
      for (const store of STORES) found[store] = await answer(work.objectStore(store).getAll());
    }
    base.close();
    return found;
  }

  // As the browser itself, or code of another time, writes it.
  async write(step, version) {
    const request = this.databases.open("afterview", version);
    if (version) request.onupgradeneeded = () => step(request.result);
    const base = await answer(request);
    if (!version) {
      const work = base.transaction(STORES, "readwrite");
      step(Object.fromEntries(STORES.map((store) => [store, work.objectStore(store)])));
      await new Promise((resolve) => {
        work.oncomplete = resolve;
      });
    }
    base.close();
  }

  // Another page writes for as long as it likes; what is given back lets go.
  async hold() {
    const base = await answer(this.databases.open("afterview"));
    const store = base.transaction(STORES, "readwrite").objectStore("about");
    let held = true;
    const again = () => {
      if (held) store.get("none").onsuccess = again;
      else base.close();
    };
    again();
    return async () => {
      held = false;
      await rest();
    };
  }

  // As where a site's data is cleared: the database is closed under the page.
  close() {
    forceCloseDatabase(this.base);
  }

  // The record `id` can be read no more, nor anything together with it.
  spoil(id) {
    this.spoiled = id;
  }

  async ids() {
    return ((await this.kept()).records ?? []).map(({ id }) => id).sort();
  }
}

const element = () => ({ dataset: {}, hidden: false, textContent: "" });

// One tab. `tell` is a run of the page, in which the session says what it has changed.
export class Tab {
  constructor(browser, { indexedDB = browser.indexedDB, code = "of today" } = {}) {
    this.browser = browser;
    this.code = code;
    this.said = []; // what came to the session, in its order
    this.handlers = { document: [], window: [] };
    this.app = { dataset: { testScriptState: "notRunning" } };
    this.line = element();
    this.root = { querySelector: () => this.line };
    this.symbols = { indexedDB };
    this.deaf = false;
    this.seq = 0;
    this.visibility = "visible";
    this.load();
  }

  // The server was upgraded, and hands out its code anew.
  load() {
    this.names = load(PIECES, this.globals());
    return this.names;
  }

  globals() {
    const tab = this;
    return {
      ...this.browser.clock.globals,
      globalThis: this.symbols,
      navigator: { userAgent: this.browser.agent },
      BroadcastChannel: this.browser.BroadcastChannel,
      window: this.listening("window"),
      document: {
        ...this.listening("document"),
        querySelector: () => tab.app,
        createElement: () => tab.makeFrame(),
        body: { append: () => {} },
        get visibilityState() {
          return tab.visibility;
        },
      },
    };
  }

  makeFrame() {
    return { contentWindow: { indexedDB: this.browser.indexedDB }, remove: () => {} };
  }

  listening(what) {
    const handlers = this.handlers[what];
    return {
      addEventListener: (kind, act) => handlers.push({ kind, act }),
      removeEventListener: (kind, act) => {
        const at = handlers.findIndex((each) => each.kind === kind && each.act === act);
        if (at >= 0) handlers.splice(at, 1);
      },
    };
  }

  happen(kind) {
    const each = [...this.handlers.document, ...this.handlers.window];
    for (const handler of each.filter((one) => one.kind === kind)) handler.act();
  }

  get keeper() {
    return this.symbols[Symbol.for("afterview.keeper")];
  }

  // Each reply once, however often it was said.
  get told() {
    return [...new Set(this.said.flatMap(({ replies }) => replies))];
  }

  ofType(type) {
    return this.told.filter((reply) => reply.type === type);
  }

  // The last `seq` the session was told is kept.
  get acknowledged() {
    return this.ofType("kept").at(-1)?.seq ?? 0;
  }

  // A change as a session numbers it: of one record, made from the version `bases`.
  change(id, doc, bases = [""]) {
    this.seq += 1;
    return { seq: this.seq, id, doc: doc && { id, ...doc }, bases };
  }

  put(id, rev, bases = [""]) {
    return this.change(id, { rev }, bases);
  }

  draw(post = [], { visit = "v1", main = true, root = this.root, ...words } = {}) {
    const since = (post[0]?.seq ?? this.seq + 1) - 1;
    const data = { visit, schema: SCHEMA, heard: 0, since, post, clear: false };
    this.names.entry({
      parentElement: root,
      data: { ...data, code: this.code, main, shown: true, ...words },
      setTriggerValue: (_, said) => {
        if (this.deaf) throw new Error("the server is away");
        this.said.push(said);
      },
    });
  }

  async tell(post, words) {
    this.draw(post, words);
    await rest();
  }

  // The journal is opened, and what `post` says has come.
  async open(post = [], words = {}) {
    await this.tell([], words);
    if (post.length) await this.tell(post, words);
  }
}

export const opened = async (browser, settings) => {
  const tab = new Tab(browser, settings);
  await tab.open();
  return tab;
};

export { rest } from "./clock.js";
