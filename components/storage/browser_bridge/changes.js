// What the session has changed, row by row, in one step.

// Names the time between two erasings. Not of a cryptographic kind: without https there is none.
const newEra = () => `${Date.now()}-${Math.random()}`;

// The record in the way if `change` was made from another version of it: `{ theirs }`. Where all was
// erased in another tab (`over`) nothing that was there before comes back: `{ erased }`.
async function make(part, change, { schema, before, known, over }) {
  if (change.forget) {
    for (const store of STORES) part[store].clear();
    known.clear();
    part.about.put(schema, "schema");
    part.about.put(newEra(), "era");
  } else if (change.renew) {
    if (before === schema || over) return null;
    // What could not be read is not among what is renewed: it stays as it is.
    part.former.put(await asked(part.records.getAll()), `schema-${before}`);
    for (const doc of change.renew) part.records.put(doc);
  } else if (change.mark) {
    return null; // That it is Afterview's is noted with any change.
  } else if (change.aside) {
    const { aside: id, doc, kept } = change;
    if (doc && !over) part.aside.put({ id, doc, kept });
    else if (!doc) part.aside.delete(id);
  } else {
    const theirs = await asked(part.records.get(change.id));
    if (over && !theirs && !change.bases.includes("")) {
      known.delete(change.id);
      return { erased: true };
    }
    const made =
      change.bases.includes(theirs?.rev ?? "") || (theirs?.rev && theirs.rev === change.doc?.rev);
    if (made && change.doc) part.records.put(change.doc);
    else if (made) part.records.delete(change.id);
    const now = made ? change.doc : theirs;
    if (now) known.set(change.id, now.rev);
    else known.delete(change.id);
    return made ? null : { theirs };
  }
  return null;
}

// A database that was Afterview's and is empty was emptied by the browser, or in its settings:
// Afterview itself leaves its mark. What the session still has is all there is.
function lookAt(found, { schema, marked }) {
  if (found === undefined && marked) throw named("Lost");
  if (found !== undefined && found !== schema) throw named("Newer");
}

// Everything in `changes`, or nothing. What was in the way of one goes to `clashed`.
async function makeAll(part, changes, { schema, known, marked, era }, clashed) {
  const before = await asked(part.about.get("schema"));
  const over = (await asked(part.about.get("era"))) !== era;
  const renewing = changes.some((each) => each.renew || each.forget || each.mark);
  if (!renewing) lookAt(before, { schema, marked });
  part.about.put(schema, "schema");
  for (const change of changes) {
    const clash = await make(part, change, { schema, before, known, over });
    if (clash) await clashed(change, clash);
  }
  const forgot = changes.some((each) => each.forget);
  return forgot ? asked(part.about.get("era")) : era;
}

// A change whose session is over, where another tab was first: nobody is left to join the two.
// Both are kept, and the person chooses when the journal is next opened.
function keepBoth(part, visit, { seq, doc }, { theirs, erased }) {
  if (!doc || erased || theirs?.rev === doc.rev) return;
  if (theirs) part.aside.put({ id: `left-${visit}-${seq}`, doc, kept: theirs });
  else part.records.put(doc);
}

const textOf = ({ key, value }) => {
  try {
    return JSON.stringify(value) ?? JSON.stringify({ id: key });
  } catch {
    return JSON.stringify({ id: key });
  }
};

// Rows as one JSON array; one that is no JSON keeps its place.
const arrayOf = (rows) => `[${rows.map(textOf).join(",")}]`;
