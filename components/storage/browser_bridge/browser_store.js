// How Streamlit reaches the one keeper of a tab.

/**
 * One keeper a tab. After an upgrade of the server a tab may still have that of the older code:
 * what it has not kept yet goes over to the new one.
 * @param {string} code
 * @returns {Keeper}
 */
function keeperOf(code) {
  const place = Symbol.for("afterview.keeper");
  const tab = /** @type {any} */ (globalThis);
  const former = tab[place];
  if (former?.code !== code) {
    former?.retire?.();
    tab[place] = new Keeper(code, former);
  }
  return tab[place];
}

/** @param {Component<Words>} component */
export default function ({ parentElement, data, setTriggerValue }) {
  const keeper = keeperOf(data.code);
  keeper.attach(parentElement, data, (replies) => setTriggerValue("heard", replies));
  return () => keeper.detach(parentElement);
}
