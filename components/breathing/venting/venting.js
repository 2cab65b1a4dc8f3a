// The words stay in this text area until "Keep it" sends them. Torn up, the text area itself is
// thrown away and a new one put in its place, so that not even "undo" brings them back.
//
// It sends in two steps: first that something is to be kept, and the words only once the answer is
// there, so that none wait in a connection that has broken. What was sent all the same and is torn up
// is recalled, again and again, until the answer says what became of it.
const TORN = "Torn up. Nobody has it: it was never sent, and is stored nowhere.";
const RECALLING =
  "Torn up here. You had asked to keep it, and it may have reached your journal already: it is taken " +
  "out again as soon as Afterview answers. Please leave this page open until it says so.";
const KEPT = "Kept, under your kept words below.";
const NOT_YET = "Not kept yet. It is still here; try once more in a moment.";
const PATIENCE = 8000; // milliseconds after which keeping may be tried again
const TEARING = 450;
const AGAIN = 3000; // milliseconds after which a recall that was not answered is made again
const places = new Staying((root) => new Place(root));

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function newPaper() {
  const paper = document.createElement("textarea");
  paper.placeholder = "Say it here, as it comes. Nobody reads along.";
  paper.setAttribute("aria-label", "Get it off your chest");
  // No help from the browser: a form filler or a spelling service would hand the words on.
  paper.autocomplete = "off";
  paper.spellcheck = false;
  paper.setAttribute("autocorrect", "off");
  paper.setAttribute("data-gramm", "false");
  return paper;
}

class Place {
  /** @type {string | null} */
  id = null;
  paper = newPaper();
  waiting = false;
  handed = false;
  writing = false;
  patience = 0;
  recalling = 0;
  /** @type {Set<string>} */
  sent = new Set(); // under which ids the words of this paper left this browser
  /** @type {((name: string, value: unknown) => void) | null} */
  send = null;

  /** @param {HTMLElement} root */
  constructor(root) {
    /** @type {(name: string) => HTMLButtonElement} */
    const find = (name) => /** @type {any} */ (root.querySelector(`.${name}`));
    this.room = find("place");
    this.tear = find("tear");
    this.keep = find("keep");
    this.told = find("told");
    /** @type {Set<string>} */
    this.recalled = new Set(); // ids of words torn up after they were sent
    this.tear.onclick = () => this.tearUp();
    this.keep.onclick = () => this.handOver();
    this.lay();
  }

  lay() {
    this.paper = newPaper();
    this.id = null;
    this.waiting = false;
    this.sent = new Set();
    this.paper.oninput = () => this.onInput();
    this.paper.onfocus = () => {
      this.writing = true;
    };
    const { paper } = this;
    paper.onblur = () => setTimeout(() => this.onLeft(paper));
    // A single letter typed here is no shortcut of the app's.
    for (const kind of ["keydown", "keypress", "keyup"]) {
      this.paper.addEventListener(kind, (event) => event.stopPropagation());
    }
    this.room.replaceChildren(this.paper);
    this.dress();
  }

  /**
   * Taken away, and not left: whoever was writing writes on once it is back.
   * @param {HTMLElement} paper
   */
  onLeft(paper) {
    if (paper.isConnected && !paper.matches(":focus")) this.writing = false;
  }

  onInput() {
    this.id = null;
    this.told.textContent = this.recalled.size ? RECALLING : "";
    this.dress();
  }

  dress() {
    const empty = !this.paper.value.trim();
    this.tear.disabled = !this.paper.value;
    this.keep.disabled = empty || this.waiting;
    this.paper.readOnly = this.waiting;
  }

  tearUp() {
    clearTimeout(this.patience);
    for (const id of this.sent) this.recalled.add(id);
    this.paper.value = "";
    this.room.classList.add("torn");
    setTimeout(() => this.room.classList.remove("torn"), TEARING);
    this.lay();
    this.told.textContent = this.recalled.size ? RECALLING : TORN;
    this.paper.focus();
    this.recall();
  }

  recall() {
    clearTimeout(this.recalling);
    if (!this.recalled.size) return;
    for (const id of this.recalled) this.send?.("tear", { id });
    this.recalling = setTimeout(() => this.recall(), AGAIN);
  }

  handOver() {
    this.id ??= newId(); // the same words sent twice are kept once
    this.waiting = true;
    this.handed = false;
    this.dress();
    this.patience = setTimeout(() => this.giveBack(), PATIENCE);
    this.send?.("ask", { id: this.id });
  }

  /**
   * What the session says: which words it waits for, which are kept, and what became of those torn up.
   * @param {Vented} said
   */
  hear({ awaited, kept, torn }) {
    if (this.waiting && this.id && this.id === awaited && !this.handed) {
      this.handed = true;
      this.sent.add(this.id);
      this.send?.("keep", { id: this.id, words: this.paper.value });
    }
    for (const id of this.recalled) {
      if (id in torn && this.recalled.delete(id)) this.told.textContent = torn[id] ?? "";
    }
    if (!this.recalled.size) clearTimeout(this.recalling);
    this.letGo(kept);
  }

  giveBack() {
    this.waiting = false;
    this.told.textContent = NOT_YET;
    this.dress();
  }

  /** @param {string[]} kept */
  letGo(kept) {
    if (!this.id || !kept.includes(this.id)) return;
    clearTimeout(this.patience);
    this.lay();
    this.told.textContent = KEPT;
  }

  back() {
    if (this.writing) this.paper.focus();
  }

  close() {
    clearTimeout(this.patience);
    clearTimeout(this.recalling);
  }
}

/** @param {Component<Vented>} component */
export default function ({ parentElement, data, setTriggerValue }) {
  // Called again whenever the page runs: what is being written stays.
  const place = places.at(parentElement, ".venting");
  place.send = setTriggerValue;
  place.hear(data);
  return () => places.leave(parentElement);
}
