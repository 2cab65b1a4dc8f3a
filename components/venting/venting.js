// The words stay in this text area until "Keep it" sends them. Torn up, the text area itself is
// thrown away and a new one put in its place, so that not even "undo" brings them back.
const TORN = "Torn up. Nobody has it: it was never sent, and is stored nowhere.";
const KEPT = "Kept, under your kept words below.";
const NOT_YET = "Not kept yet. It is still here; try once more in a moment.";
const PATIENCE = 8000; // milliseconds after which keeping may be tried again
const TEARING = 450;
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
  constructor(root) {
    this.room = root.querySelector(".place");
    this.tear = root.querySelector(".tear");
    this.keep = root.querySelector(".keep");
    this.told = root.querySelector(".told");
    this.send = () => {};
    this.tear.onclick = () => this.tearUp();
    this.keep.onclick = () => this.handOver();
    this.lay();
  }

  lay() {
    this.paper = newPaper();
    this.id = null;
    this.waiting = false;
    this.paper.oninput = () => this.onInput();
    this.paper.onfocus = () => (this.writing = true);
    this.paper.onblur = ({ target }) => setTimeout(() => this.onLeft(target));
    // A single letter typed here is no shortcut of the app's.
    for (const kind of ["keydown", "keypress", "keyup"]) {
      this.paper.addEventListener(kind, (event) => event.stopPropagation());
    }
    this.room.replaceChildren(this.paper);
    this.dress();
  }

  // Taken away, and not left: whoever was writing writes on once it is back.
  onLeft(paper) {
    if (paper.isConnected && !paper.matches(":focus")) this.writing = false;
  }

  onInput() {
    this.id = null;
    this.told.textContent = "";
    this.dress();
  }

  dress() {
    const empty = !this.paper.value.trim();
    this.tear.disabled = !this.paper.value || this.waiting;
    this.keep.disabled = empty || this.waiting;
    this.paper.readOnly = this.waiting;
  }

  tearUp() {
    this.paper.value = "";
    this.room.classList.add("torn");
    setTimeout(() => this.room.classList.remove("torn"), TEARING);
    this.lay();
    this.told.textContent = TORN;
    this.paper.focus();
  }

  handOver() {
    this.id ??= newId(); // the same words sent twice are kept once
    this.waiting = true;
    this.dress();
    this.patience = setTimeout(() => this.giveBack(), PATIENCE);
    this.send({ id: this.id, words: this.paper.value });
  }

  giveBack() {
    this.waiting = false;
    this.told.textContent = NOT_YET;
    this.dress();
  }

  letGo(kept) {
    if (!this.id || !kept.includes(this.id)) return;
    this.close();
    this.lay();
    this.told.textContent = KEPT;
  }

  back() {
    if (this.writing) this.paper.focus();
  }

  close() {
    clearTimeout(this.patience);
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  // Called again whenever the page runs: what is being written stays.
  const place = places.at(parentElement, ".venting");
  place.send = (vented) => setTriggerValue("keep", vented);
  place.letGo(data?.kept ?? []);
  return () => places.leave(parentElement);
}
