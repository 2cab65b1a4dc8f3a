// A page that is drawn again piece by piece may take an element away for a moment and bring it back
// as a new one. What was under way in it goes on there, unless the page was left.
const AWAY = 15000; // milliseconds it is waited for
const GLANCE = 100;

class Staying {
  // `make` gives what runs in a root element; it has `close()`, and `back()` for when it returns.
  constructor(make) {
    this.make = make;
    this.here = new Map();
    this.away = new Map();
  }

  // What runs in `element`, around the one root that `selector` names in it. Called at every run.
  at(element, selector, name = "") {
    if (!this.here.has(element)) this.here.set(element, this.enter(element, selector, name));
    const stay = this.here.get(element);
    stay.path = location.pathname;
    return stay.running;
  }

  enter(element, selector, name) {
    const root = element.querySelector(selector);
    const stay = this.move(name) ?? this.take(name);
    if (!stay) return { name, root, running: this.make(root) };
    root.replaceWith(stay.root);
    stay.running.back?.();
    return stay;
  }

  // The new one may come before the one it stands for is taken away.
  move(name) {
    const [former, stay] = [...this.here].find(([, { name: its }]) => its === name) ?? [];
    this.here.delete(former);
    return stay;
  }

  take(name) {
    const stay = this.away.get(name);
    this.away.delete(name);
    clearInterval(stay?.watched);
    if (!stay || stay.path === location.pathname) return stay;
    stay.running.close();
    return null;
  }

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

  end(name) {
    this.take(name)?.running.close();
  }
}

