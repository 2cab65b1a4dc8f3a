// A page that is drawn again piece by piece may take an element away for a moment and bring it back
// as a new one. What was under way in it goes on there, unless the page was left.
const AWAY = 15_000; // milliseconds it is waited for
const GLANCE = 100;

/** @template {Running} Kind */
class Staying {
  /** @type {Map<Element, Stay<Kind>>} */
  here = new Map();
  /** @type {Map<string, Stay<Kind>>} */
  away = new Map();

  /** @param {(root: HTMLElement) => Kind} make gives what runs in a root element */
  constructor(make) {
    this.make = make;
  }

  /**
   * What runs in `element`, around the one root that `selector` names in it. Called at every run.
   * @param {Element} element
   * @param {string} selector
   */
  at(element, selector, name = "") {
    const stay = this.here.get(element) ?? this.enter(element, selector, name);
    this.here.set(element, stay);
    stay.path = location.pathname;
    return stay.running;
  }

  /**
   * @param {Element} element
   * @param {string} selector
   * @param {string} name
   * @returns {Stay<Kind>}
   */
  enter(element, selector, name) {
    const root = /** @type {HTMLElement} */ (element.querySelector(selector));
    const stay = this.move(name) ?? this.take(name);
    if (!stay) return { name, root, running: this.make(root) };
    root.replaceWith(stay.root);
    stay.running.back?.();
    return stay;
  }

  /**
   * The new one may come before the one it stands for is taken away.
   * @param {string} name
   */
  move(name) {
    const [former, stay] = [...this.here].find(([, { name: its }]) => its === name) ?? [];
    if (former) this.here.delete(former);
    return stay;
  }

  /** @param {string} name */
  take(name) {
    const stay = this.away.get(name);
    this.away.delete(name);
    clearInterval(stay?.watched);
    if (!stay || stay.path === location.pathname) return stay;
    stay.running.close();
    return null;
  }

  /** @param {Element} element */
  leave(element) {
    const stay = this.here.get(element);
    if (!stay) return;
    this.here.delete(element);
    this.end(stay.name);
    this.away.set(stay.name, stay);
    const until = Date.now() + AWAY;
    const look = () => {
      if (stay.path !== location.pathname || Date.now() > until) this.end(stay.name);
    };
    stay.watched = setInterval(look, GLANCE);
    look();
  }

  /** @param {string} name */
  end(name) {
    this.take(name)?.running.close();
  }
}
