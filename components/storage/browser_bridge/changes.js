// What the session has changed, row by row, in one step.

/**
 * All that is kept of a journal, but what was set aside.
 * @param {Stores} part
 * @returns {Promise<Kept>}
 */
const journalIn = async (part) => ({
  schema: await asked(part.about.get("schema")),
  era: await asked(part.about.get("era")),
  records: await rowsOf(part.records),
});

// Names the time between two erasings. Not of a cryptographic kind: without https there is none.
const newEra = () => `${Date.now()}-${Math.random()}`;

/**
 * Whether a change is an order to do one of these things.
 * @param {("forget" | "mark" | "renew")[]} things
 */
const isOrder =
  (...things) =>
  (/** @type {Change} */ change) =>
    change.id === undefined && things.some((thing) => change[thing]);

/**
 * @param {Stores} part
 * @param {Writing} writing
 */
function forget(part, { schema, known }) {
  for (const store of STORES) part[store].clear();
  known.clear();
  part.about.put(schema, "schema");
  part.about.put(newEra(), "era");
}

/**
 * What could not be read is not among what is renewed: it stays as it is.
 * @param {Stores} part
 * @param {Doc[]} docs
 * @param {Writing} writing
 */
async function renew(part, docs, { schema, before, over }) {
  if (before === schema || over) return;
  part.former.put(await asked(part.records.getAll()), `schema-${before}`);
  for (const doc of docs) part.records.put(doc);
}

/**
 * @param {Stores} part
 * @param {Order} order
 * @param {Writing} writing
 */
function setAside(part, { aside: id = "", doc, kept }, { over }) {
  if (doc && !over) part.aside.put({ id, doc, kept });
  else if (!doc) part.aside.delete(id);
}

/**
 * The record in the way if the change was made from another version of it: `{ theirs }`. Where all
 * was erased in another tab (`over`) nothing that was there before comes back: `{ erased }`.
 * @param {Stores} part
 * @param {Revision} revision
 * @param {Writing} writing
 * @returns {Promise<Clash | null>}
 */
async function revise(part, { id, doc, bases }, { known, over }) {
  const theirs = /** @type {Doc | undefined} */ (await asked(part.records.get(id)));
  if (over && !theirs && !bases.includes("")) {
    known.delete(id);
    return { erased: true };
  }
  const again = theirs?.rev && theirs.rev === doc?.rev;
  const made = again || bases.includes(theirs?.rev ?? "");
  if (made && doc) part.records.put(doc);
  else if (made) part.records.delete(id);
  const now = made ? doc : theirs;
  if (now) known.set(id, now.rev);
  else known.delete(id);
  return made ? null : { theirs };
}

/**
 * What is in the way of a change, or null. A `mark` makes none: that the journal is Afterview's is
 * noted with any change.
 * @param {Stores} part
 * @param {Change} change
 * @param {Writing} writing
 */
async function make(part, change, writing) {
  if (change.id !== undefined) return await revise(part, change, writing);
  if (change.forget) forget(part, writing);
  else if (change.renew) await renew(part, change.renew, writing);
  else if (change.aside) setAside(part, change, writing);
  return null;
}

/**
 * A database that was Afterview's and is empty was emptied by the browser, or in its settings:
 * Afterview itself leaves its mark. What the session still has is all there is.
 * @param {number | undefined} found
 * @param {{ schema?: number, marked: boolean }} visit
 */
function lookAt(found, { schema, marked }) {
  if (found === undefined && marked) throw named("Lost");
  if (found !== undefined && found !== schema) throw named("Newer");
}

/**
 * Everything in `changes`, or nothing. What was in the way of one goes to `clashed`.
 * @param {Stores} part
 * @param {Change[]} changes
 * @param {Basis} basis
 * @param {OnClash} clashed
 * @returns {Promise<string | undefined>} the era of what is kept now
 */
async function makeAll(part, changes, { schema, known, marked, era }, clashed) {
  const before = await asked(part.about.get("schema"));
  const over = (await asked(part.about.get("era"))) !== era;
  const renewing = changes.some(isOrder("renew", "forget", "mark"));
  if (!renewing) lookAt(before, { schema, marked });
  part.about.put(schema, "schema");
  for (const change of changes) {
    const clash = await make(part, change, { schema, before, known, over });
    if (clash) await clashed(change, clash);
  }
  return changes.some(isOrder("forget")) ? asked(part.about.get("era")) : era;
}

/**
 * A change whose session is over, where another tab was first: nobody is left to join the two.
 * Both are kept, and the person chooses when the journal is next opened.
 * @param {Stores} part
 * @param {string | null} visit
 * @param {Change} change
 * @param {Clash} clash
 */
function keepBoth(part, visit, { seq, doc }, { theirs, erased }) {
  if (!doc || erased || theirs?.rev === doc.rev) return;
  if (theirs) part.aside.put({ id: `left-${visit}-${seq}`, doc, kept: theirs });
  else part.records.put(doc);
}

/** @param {Row<unknown>} row */
const textOf = ({ key, value }) => {
  try {
    return JSON.stringify(value) ?? JSON.stringify({ id: key });
  } catch {
    return JSON.stringify({ id: key });
  }
};

/**
 * Rows as one JSON array; one that is no JSON keeps its place.
 * @param {Row<unknown>[]} rows
 */
const arrayOf = (rows) => `[${rows.map(textOf).join(",")}]`;

/** @param {Row<SetAside>} row */
const asideSaid = ({ key, value }) => ({
  slot: String(key),
  mine: arrayOf([{ key, value: value?.doc }]),
  kept: value?.kept ? arrayOf([{ key, value: value.kept }]) : "[]",
});
