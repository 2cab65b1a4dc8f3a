// For tsc alone, no browser gets this file: what passes between session, tab and database.

/** A record as it is kept; nothing else of it concerns the store. */
type Doc = { id: string; rev: string };
/** What one record becomes: `doc`, or nothing. An empty base is a record not there yet. */
type Revision = { seq: number; id: string; bases: string[]; doc: Doc | null };
/** Something to be done with the whole. */
type Order = {
  seq: number;
  id?: undefined;
  forget?: boolean;
  mark?: boolean;
  renew?: Doc[];
  aside?: string;
  doc?: Doc | null;
  kept?: Doc | null;
};
type Change = Revision | Order;
/** What was in the way of a change. */
type Clash = { theirs?: Doc; erased?: boolean };
type OnClash = (change: Change, clash: Clash) => unknown;

/** One that the browser cannot read any more has no value. */
type Row<Value = Doc> = { key: IDBValidKey; value?: Value };
type SetAside = { id: string; doc: Doc; kept?: Doc | null };
type Stores = { records: IDBObjectStore; aside: IDBObjectStore } & {
  former: IDBObjectStore;
  about: IDBObjectStore;
};
type Kept = { schema?: number; era?: string; records: Row[] };
/** Which revision of each record the session has. */
type Known = Map<IDBValidKey, string | undefined>;
/** What a writing has to know of its visit. */
type Basis = { schema: number; known: Known; marked: boolean; era?: string };
/** The same while it is under way: the schema `before` it, and whether all was erased since. */
type Writing = { schema: number; known: Known; before?: number; over: boolean };

/** `theirs`, `records`, `mine` and `kept` are JSON arrays of records, as an export has them. */
type Said =
  | { type: "opened"; schema: number; records: string; aside: AsideSaid[] }
  | { type: "kept"; seq: number }
  | { type: "clashed"; seq: number; id?: string; theirs: string; erased: boolean }
  | { type: "changed"; records: string; gone: string[]; erased: boolean }
  | { type: "trouble"; what: string }
  | { type: "well" }
  | { type: "missed"; got: number }
  | { type: "part"; text: string; last: boolean };
type AsideSaid = { slot: string; mine: string; kept: string };
/** One of the replies of a visit, by its number. */
type Reply = Said & { n: number };
type Replies = { visit: string | null; replies: Reply[] };
type Send = (replies: Replies) => void;

/** What a line on the page brings: the changes after `since`, and up to which reply was heard. */
type Line = { heard: number; since: number; post: Change[] };
type Visit = { visit: string | null; schema?: number };
type Words = Line & { visit: string; schema: number; clear: boolean } & LineSettings;
type LineSettings = { code: string; main: boolean; shown: boolean };

/** What Streamlit hands a component. */
type Component<Data> = {
  data: Data;
  parentElement: HTMLElement;
  setTriggerValue: (name: string, value: unknown) => void;
};

type TextField = HTMLInputElement | HTMLTextAreaElement;
/** What was typed into a field lately, and how far giving it back has come. */
type Typed = { key: string; label: string; path: string; seen: Set<string> } & {
  field?: TextField;
  value: string;
  at: number;
  times: number;
  stands: number;
  missing: number | null;
  nudged: boolean;
};
type Left = { label: string; text: string };
/** As far as a date field shows it. */
type Day = { day: number | null; month: number | null; year: number | null };

/** What runs in an element and stays when the element is drawn anew. */
type Running = { close: () => void; back?: () => void };
type Stay<Kind> = { name: string; root: Element; running: Kind; path?: string; watched?: number };

/** What the session says of the words on a paper: ids, and what became of those torn up. */
type Vented = { awaited: string | null; kept: string[]; torn: Record<string, string> };
/** A part of a breath: how long it is, and how full it ends, from 0 to 1. */
type Phase = { word: string; hint: string; seconds: number; to: number };
