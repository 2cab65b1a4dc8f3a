// All that this browser keeps, as it is, in one file. No request leaves the page: what the session
// cannot read can be taken out all the same.
const DONE = "It is with your downloads.";
const NOT_HANDED = "This browser did not hand it over. Try again in a moment.";
const LASTS = 60_000;

// What JSON has no form for, in the form nearest to it.
const nearest = (_, value) => {
  if (typeof value === "bigint") return String(value);
  if (value instanceof Map || value instanceof Set) return [...value];
  return ArrayBuffer.isView(value) ? [...value] : value;
};

function writeRow({ key, value }) {
  try {
    return JSON.stringify({ key, value: value ?? null }, nearest);
  } catch {
    return JSON.stringify({ key: String(key), value: String(value) });
  }
}

function openAsItIs(place) {
  const request = place.open(NAME);
  // Where there is none, none is made.
  request.onupgradeneeded = () => request.transaction.abort();
  return request;
}

async function writeStores(base) {
  const stores = [...base.objectStoreNames];
  const work = stores.length && base.transaction(stores, "readonly");
  const written = stores.map(async (name) => {
    const rows = (await rowsOf(work.objectStore(name))).map(writeRow);
    return `${JSON.stringify(name)}: [\n${rows.join(",\n")}\n]`;
  });
  const head = `"afterview": {"kind": "browser", "version": ${base.version}}`;
  return [head, ...(await Promise.all(written))];
}

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

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const told = parentElement.querySelector("span");
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
