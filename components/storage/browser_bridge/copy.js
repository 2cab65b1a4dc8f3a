// All that this browser keeps, as it is, in one file. No request leaves the page: what the session
// cannot read can be taken out all the same.
const DONE = "It is with your downloads.";
const NOT_HANDED = "This browser did not hand it over. Try again in a moment.";
const LASTS = 60_000;

/**
 * What JSON has no form for, in the form nearest to it.
 * @param {string} _
 * @param {any} value
 * @returns {unknown}
 */
const nearest = (_, value) => {
  if (typeof value === "bigint") return String(value);
  if (value instanceof Map || value instanceof Set) return [...value];
  if (value instanceof ArrayBuffer) return [...new Uint8Array(value)];
  if (value instanceof DataView) return nearest(_, value.buffer);
  return ArrayBuffer.isView(value) ? [.../** @type {Uint8Array} */ (value)] : value;
};

/** @param {Row<unknown>} row */
function writeRow({ key, value }) {
  try {
    return JSON.stringify({ key, value: value ?? null }, nearest);
  } catch {
    return JSON.stringify({ key: String(key), value: String(value) });
  }
}

/** @param {IDBFactory} place */
function openAsItIs(place) {
  const request = place.open(NAME);
  // Where there is none, none is made.
  request.onupgradeneeded = () => request.transaction?.abort();
  return request;
}

/** @param {IDBDatabase} base */
async function writeStores(base) {
  const head = `"afterview": {"kind": "browser", "version": ${base.version}}`;
  const stores = [...base.objectStoreNames];
  if (!stores.length) return [head];
  const work = base.transaction(stores, "readonly");
  const written = stores.map(async (name) => {
    const rows = (await rowsOf(work.objectStore(name))).map(writeRow);
    return `${JSON.stringify(name)}: [\n${rows.join(",\n")}\n]`;
  });
  return [head, ...(await Promise.all(written))];
}

/** @param {string} fileName */
async function takeOut(fileName) {
  const base = await askPlace(openAsItIs);
  let parts;
  try {
    parts = await inTime(writeStores(base));
  } finally {
    base.close();
  }
  const file = new Blob([`{\n${parts.join(",\n")}\n}\n`], { type: "application/json" });
  const way = document.createElement("a");
  way.href = URL.createObjectURL(file);
  way.download = fileName;
  way.click();
  setTimeout(() => URL.revokeObjectURL(way.href), LASTS);
}

/** @param {Component<{ label: string, fileName: string }>} component */
export default function ({ data, parentElement }) {
  const button = /** @type {HTMLButtonElement} */ (parentElement.querySelector("button"));
  const told = /** @type {HTMLElement} */ (parentElement.querySelector("span"));
  button.textContent = data.label;
  button.onclick = async () => {
    told.textContent = "";
    try {
      await takeOut(data.fileName);
      told.textContent = DONE;
    } catch {
      told.textContent = NOT_HANDED;
    }
  };
}
