// Where the database is asked for: in the page, or in a frame of it. A WebKit whose storage ended
// under an open page, as on a phone short of memory, opens nothing for that page any more, but does
// for a frame made since.
/** @type {HTMLIFrameElement | null} */
let frame = null;

/** @param {any} error */
const isGone = ({ name, message } = {}) =>
  name === "UnknownError" && /Indexed Database server/i.test(message);

function moveOn() {
  frame?.remove();
  frame = document.createElement("iframe");
  frame.hidden = true;
  document.body.append(frame);
}

/**
 * What `ask` asks of the browser's databases.
 * @template Result
 * @param {(place: IDBFactory) => IDBRequest<Result>} ask
 */
async function askPlace(ask) {
  const once = () => {
    const { indexedDB } = /** @type {typeof globalThis} */ (frame?.contentWindow ?? globalThis);
    return inTime(asked(ask(indexedDB)));
  };
  try {
    return await once();
  } catch (error) {
    if (!isGone(error)) throw error;
    moveOn();
    return await once();
  }
}
