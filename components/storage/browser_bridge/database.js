// The browser's own database: opened when it is needed, and read or changed in whole steps.
const NAME = "afterview";
const STORES = /** @type {const} */ (["records", "aside", "former", "about"]);
const SLOW = 8000; // milliseconds after which a browser that does not answer is said to be silent
const TROUBLES_BY_NAME = new Map([
  ["QuotaExceededError", "full"],
  ["UnknownError", "full"],
  ["Newer", "newer"],
  ["VersionError", "newer"],
  ["NotFoundError", "unreadable"],
  ["DataError", "unreadable"],
  ["NotReadableError", "unreadable"],
  ["Silent", "silent"],
  ["Lost", "lost"],
]);

/**
 * @template Result
 * @param {IDBRequest<Result>} request
 * @returns {Promise<Result>}
 */
const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/**
 * A reading that goes wrong does not end the others; a writing that does must.
 * @template Result
 * @param {IDBRequest<Result>} request
 * @returns {Promise<Result>}
 */
const looked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      event.preventDefault();
      event.stopPropagation();
      reject(request.error);
    };
  });

/**
 * @param {IDBTransaction} work
 * @returns {Promise<void>}
 */
const ended = (work) =>
  new Promise((resolve, reject) => {
    work.oncomplete = () => resolve();
    work.onabort = () => reject(work.error ?? new DOMException("", "AbortError"));
  });

/** @param {string} name */
const named = (name) => Object.assign(new Error(name), { name });

/**
 * @template Result
 * @param {Promise<Result>} promise
 * @returns {Promise<Result>}
 */
const inTime = (promise) =>
  Promise.race([
    promise,
    new Promise((_, reject) => setTimeout(() => reject(named("Silent")), SLOW)),
  ]);

/** @param {any} error */
const nameTrouble = (error) =>
  isGone(error) ? "silent" : (TROUBLES_BY_NAME.get(error?.name) ?? "other");

/**
 * Whether it will never keep anything, as against one that cannot just now. A Chromium in which
 * pages may keep nothing gives the name it gives a full disk; only its words differ.
 * @param {any} error
 */
const isDenied = ({ name, message }) =>
  ["SecurityError", "InvalidStateError", "TypeError", "ReferenceError"].includes(name) ||
  (name === "UnknownError" && /denied/i.test(message));

/**
 * Every row of a store with its key.
 * @template [Value=Doc]
 * @param {IDBObjectStore} store
 * @returns {Promise<Row<Value>[]>}
 */
async function rowsOf(store) {
  const keys = await looked(store.getAllKeys());
  let values;
  try {
    values = await looked(store.getAll());
  } catch {
    values = await Promise.all(keys.map((key) => looked(store.get(key)).catch(() => undefined)));
  }
  return keys.map((key, at) => ({ key, value: values[at] }));
}

/** @param {IDBFactory} place */
function openIn(place) {
  const request = place.open(NAME, 1);
  request.onupgradeneeded = () => {
    for (const store of STORES) {
      const keyed = store === "records" || store === "aside";
      request.result.createObjectStore(store, keyed ? { keyPath: "id" } : undefined);
    }
  };
  return request;
}

class Database {
  /** @type {IDBDatabase | null} */
  opened = null;
  /** @type {(() => void) | null} */
  onclosed = null;

  async base() {
    if (!this.opened) {
      const base = await askPlace(openIn);
      base.onversionchange = () => base.close();
      base.onclose = () => {
        this.opened = null;
        this.onclosed?.();
      };
      this.opened = base;
    }
    return this.opened;
  }

  /** @param {IDBTransactionMode} mode */
  async begin(mode) {
    try {
      return (await this.base()).transaction(STORES, mode);
    } catch (error) {
      if (/** @type {any} */ (error)?.name !== "InvalidStateError") throw error;
      this.opened = null;
      return (await this.base()).transaction(STORES, mode);
    }
  }

  /**
   * All that `step` does, or nothing of it.
   * @template Result
   * @param {IDBTransactionMode} mode
   * @param {(part: Stores) => Promise<Result> | Result} step
   */
  async transact(mode, step) {
    const work = await this.begin(mode);
    const end = ended(work);
    end.catch(() => {}); // It is heard of below, once the steps have ended.
    try {
      const parts = STORES.map((store) => [store, work.objectStore(store)]);
      const result = await step(Object.fromEntries(parts));
      await end;
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

  // Whatever is there goes, of whatever shape it is.
  async erase() {
    this.opened?.close();
    this.opened = null;
    await askPlace((place) => place.deleteDatabase(NAME));
  }
}
