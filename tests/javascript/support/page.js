// A page as far as what a tab does by itself asks about it: its fields, its events, its app.
import { Clock } from "./clock.js";
import { load } from "./source.js";

const PIECES = ["autosave", "giving_back", "days", "opening", "tab"];

class FakeEvent {
  constructor(kind, told = {}) {
    Object.assign(this, told, { type: kind });
  }

  preventDefault() {
    this.prevented = true;
  }

  stopImmediatePropagation() {
    this.stopped = true;
  }
}

class FakeElement {
  constructor(settings) {
    Object.assign(this, { dataset: {}, events: [], isConnected: true, ...settings });
  }

  dispatchEvent(event) {
    this.events.push(event);
    event.target = this;
    for (const act of this.page.handlers.get(event.type) ?? []) act(event);
  }
}

// What is typed in, as Streamlit draws it under a key.
class FakeField extends FakeElement {
  #value = "";

  get value() {
    return this.#value;
  }

  set value(text) {
    this.#value = text;
  }

  matches(selector) {
    return selector === this.page.names.FIELDS;
  }

  closest(selector) {
    if (selector === this.page.names.ON_ENTER) return this.inForm || this.key.startsWith("enter-");
    return selector.includes("st-key-") ? { classList: [`st-key-${this.key}`] } : null;
  }

  getAttribute() {
    return this.label;
  }

  // What a person types, key by key.
  type(text) {
    this.value = text;
    this.dispatchEvent(new FakeEvent("input", { isComposing: this.composing }));
  }

  // How often it was handed over, as the field itself listens for it.
  get handed() {
    return this.events.filter(
      ({ type, key, ctrlKey }) => type === "keydown" && key === "Enter" && ctrlKey,
    ).length;
  }
}

class FakeTextArea extends FakeField {
  get value() {
    return super.value;
  }

  set value(text) {
    super.value = text;
  }
}

// One of the three figures of a date field, or the field around them.
class DayPart extends FakeElement {
  matches(selector) {
    return selector === this.page.names.DAY_PART;
  }

  closest(selector) {
    return selector.includes("group") ? { querySelectorAll: () => this.parts } : null;
  }

  focus() {
    this.focused = true;
  }
}

export class Page {
  constructor() {
    this.clock = new Clock();
    this.handlers = new Map();
    this.fields = [];
    this.app = { dataset: { testConnectionState: "CONNECTED", testScriptState: "notRunning" } };
    this.place = { pathname: "/evaluate", search: "" };
    this.observers = [];
    this.left = []; // texts the app was handed, whose field is not drawn any more
    this.names = load(PIECES, this.globals());
    this.start();
  }

  globals() {
    const page = this;
    const listen = (kind, act) =>
      page.handlers.set(kind, [...(page.handlers.get(kind) ?? []), act]);
    const piece = () => ({ setAttribute: () => {} });
    return {
      ...this.clock.globals,
      Element: FakeElement,
      HTMLTextAreaElement: FakeTextArea,
      HTMLInputElement: FakeField,
      KeyboardEvent: FakeEvent,
      InputEvent: FakeEvent,
      location: this.place,
      window: { addEventListener: listen },
      document: {
        addEventListener: listen,
        querySelector: (find) =>
          find.includes("stApp") && !find.includes("notRunning") ? page.app : null,
        querySelectorAll: () => page.fields,
        getElementById: () => page.style,
        createElement: piece,
        head: { append: (style) => Object.assign(page, { style }) },
        body: { append: () => {} },
        title: "Evaluate · Afterview",
        visibilityState: "hidden",
      },
      MutationObserver: class {
        constructor(act) {
          this.observe = () => page.observers.push(act);
        }
      },
    };
  }

  // What the component does that brings all of it to a page.
  start() {
    const setTriggerValue = (name, texts) => {
      if (name === "left") this.left.push(...texts);
    };
    this.names.entry({ data: "css", setTriggerValue });
  }

  happen(kind) {
    for (const act of this.handlers.get(kind) ?? []) act(new FakeEvent(kind));
  }

  draw(key, value = "", settings = {}) {
    const Kind = settings.short ? FakeField : FakeTextArea;
    const field = new Kind({ page: this, key, label: key.replace(/-\d+$/, ""), ...settings });
    field.value = value;
    this.fields.push(field);
    return field;
  }

  // The session begins anew and draws its fields as the journal has them.
  redraw() {
    for (const field of this.fields) field.isConnected = false;
    this.fields.length = 0;
  }

  connection(state) {
    this.app.dataset.testConnectionState = state;
    for (const act of this.observers) act();
  }

  focus(field) {
    const event = new FakeEvent("focusin");
    event.target = field;
    for (const act of this.handlers.get("focusin")) act(event);
  }

  // The three figures of a date field.
  drawDay() {
    const parts = ["day", "month", "year"].map(
      (type) => new DayPart({ page: this, dataset: { type }, innerText: "0" }),
    );
    for (const part of parts) part.parts = parts;
    return parts;
  }

  stroke(part, data) {
    const event = new FakeEvent("beforeinput", { data });
    event.target = part;
    for (const act of this.handlers.get("beforeinput")) act(event);
    return event;
  }
}
