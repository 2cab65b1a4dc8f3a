// One visit: what the session told, how much of it is kept, and what was answered.
//
// Either side says again what the other has not heard. The session tells each change once, in
// whichever line is drawn first; every line says after which change its own begin (`since`), so
// that changes that never came are missed and asked for. What is answered stays in `out` until the
// session says that it has heard it.
const PART = 2_000_000; // characters sent at one time; Streamlit closes a connection over 25 MB

/**
 * A reply as one, or as parts of which the session makes it again.
 * @param {Said} reply
 * @returns {Said[]}
 */
function inParts(reply) {
  const text = JSON.stringify({ n: 0, ...reply });
  if (text.length <= PART) return [reply];
  /** @type {Said[]} */
  const parts = [];
  for (let at = 0; at < text.length; ) {
    // No sign of two halves is cut in two.
    const end = at + PART - (/[\ud800-\udbff]/.test(text[at + PART - 1] ?? "") ? 1 : 0);
    parts.push({ type: "part", text: text.slice(at, end), last: end >= text.length });
    at = end;
  }
  return parts;
}

/** @param {Said} reply */
const sizeOf = (reply) => {
  const { text, records, theirs } = /** @type {any} */ (reply);
  return (text ?? records ?? theirs ?? "").length;
};

class Talk {
  begun = Date.now();
  opened = false;
  marked = false; // whether the database has Afterview's mark
  trouble = "";
  /** @type {string | undefined} */
  era = undefined; // between which two erasings this is
  /** @type {Change[]} */
  post = []; // what the session told and is not kept yet
  got = 0;
  done = 0;
  noted = 0;
  /** @type {Reply[]} */
  out = []; // what the session has not heard
  n = 0;
  said = 0;
  /** @type {Known} */
  known = new Map();
  /** @type {Map<number, Change>} */
  clashed = new Map(); // changes not made, until the session has made something of them
  /** @type {Set<IDBValidKey>} */
  changed = new Set(); // what another tab did and the session has not heard

  /** @param {Visit} words */
  constructor({ visit, schema = 0 }) {
    this.visit = visit;
    this.schema = schema;
  }

  /**
   * An older line brings nothing new, whenever it comes; one that came too early waits its turn.
   * @param {Line[]} lines
   */
  take(lines) {
    for (const { heard, since, post } of lines) {
      this.out = this.out.filter((reply) => reply.n > heard);
      if (since > this.got) break;
      this.accept(post);
      for (const n of this.clashed.keys()) if (n <= heard) this.clashed.delete(n);
    }
  }

  /** @param {Change[]} post */
  accept(post) {
    const fresh = post.filter(({ seq }) => seq > this.got);
    const last = fresh.at(-1);
    if (!last) return;
    // A later change of a record may stand on any version since the one that is kept.
    const ids = new Set(fresh.map(({ id }) => id));
    this.post = [...this.post.filter(({ id }) => !(id && ids.has(id))), ...fresh];
    this.got = last.seq;
  }

  /**
   * @param {Change[]} changes
   * @param {[Change, Clash][]} clashes
   * @param {Known} known
   */
  made(changes, clashes, known) {
    this.known = known;
    this.marked = true;
    this.done = changes.at(-1)?.seq ?? this.done;
    this.post = this.post.filter(({ seq }) => seq > this.done);
    for (const [change, { theirs, erased = false }] of clashes) {
      const { seq, id } = change;
      const told = theirs ? arrayOf([{ key: theirs.id, value: theirs }]) : "[]";
      this.note({ type: "clashed", seq, id, theirs: told, erased });
      this.clashed.set(this.n, change);
    }
  }

  // What was told and has come to nothing yet.
  unkept() {
    return this.opened ? [...this.clashed.values(), ...this.post] : [];
  }

  /**
   * What another tab has done since: found by comparing, so that nothing can be missed. What the
   * session has not heard yet of it is said once, as it is by now.
   * @param {Kept} kept
   */
  compare({ records: rows, era }) {
    const erased =
      this.era !== era || this.out.some((reply) => reply.type === "changed" && reply.erased);
    const now = new Map(rows.map((row) => [row.key, row]));
    const fresh = [...now.keys()].filter((id) => this.known.get(id) !== now.get(id)?.value?.rev);
    const gone = [...this.known.keys()].filter((id) => !now.has(id));
    if (!fresh.length && !gone.length && this.era === era) return false;
    this.know(rows);
    this.era = era;
    if (!this.out.some(({ type }) => type === "changed")) this.changed.clear();
    for (const id of [...fresh, ...gone]) this.changed.add(id);
    this.out = this.out.filter(({ type }) => type !== "changed");
    this.noteKept();
    const here = [...this.changed].flatMap((id) => now.get(id) ?? []);
    const away = [...this.changed].filter((id) => !now.has(id)).map(String);
    this.note({ type: "changed", records: arrayOf(here), gone: away, erased });
    return true;
  }

  /** @param {Row[]} rows */
  know(rows) {
    this.known = new Map(rows.map(({ key, value }) => [key, value?.rev]));
  }

  noteKept() {
    if (this.done <= this.noted) return;
    this.noted = this.done;
    this.note({ type: "kept", seq: this.done });
  }

  // As much of what was not heard as goes at one time; the rest follows once this was heard.
  next() {
    let size = 0;
    const over = this.out.findIndex((reply) => {
      size += sizeOf(reply);
      return size > PART;
    });
    return over < 0 ? this.out : this.out.slice(0, Math.max(1, over));
  }

  /** @param {Said} reply */
  note(reply) {
    // Of two acknowledgements with nothing between them the later says it all.
    if (reply.type === "kept" && this.out.at(-1)?.type === "kept") this.out.pop();
    for (const part of inParts(reply)) {
      this.n += 1;
      this.out.push({ n: this.n, ...part });
    }
  }
}
