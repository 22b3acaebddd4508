// What was typed and has not reached the server: kept in this browser, for two weeks at most, and
// only in this tab on a shared computer.

/** @typedef {{id: string, url: string, name: string, body: string, base: string, browser: string,
 *   number: number, who: string, stuck?: boolean}} Unsent */

const TWO_WEEKS = 14 * 864e5;
export const { pvWho: who = "", pvShared } = document.body.dataset;
/** @type {Map<string, Unsent>} */
const inTab = new Map();
/** @type {Promise<IDBDatabase | null> | undefined} */
let opening;

const open = () =>
  (opening ??= new Promise((resolve) => {
    if (pvShared !== undefined) return resolve(null);
    const asked = indexedDB.open("portevoix", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("unsent", { keyPath: "id" });
    asked.onerror = () => resolve(null);
    asked.onsuccess = () => resolve(asked.result);
  }));

/** Ask the browser's store; where there is none, what is typed stays in this tab.
 * @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} act */
const ask = (mode, act) =>
  open()
    .then((database) => database && new Promise((resolve, reject) => {
      database.onversionchange = () => database.close(); // another tab has signed out
      const asked = act(database.transaction("unsent", mode).objectStore("unsent"));
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = reject;
    }))
    .catch(() => null);

/** @param {Unsent} change */
export function keep(change) {
  inTab.set(change.id, change);
  return ask("readwrite", (store) => store.put(change));
}

/** Forget a change, unless a later one has taken its place. @param {Unsent} change */
export async function forget(change) {
  if ((inTab.get(change.id)?.number ?? 0) > change.number) return;
  inTab.delete(change.id);
  await ask("readwrite", (store) => store.delete(change.id));
}

/** List this person's changes, the oldest first. @returns {Promise<Unsent[]>} */
export async function list() {
  const found = new Map();
  for (const each of (await ask("readonly", (store) => store.getAll())) ?? []) {
    if (each.number < Date.now() - TWO_WEEKS) forget(each);
    else found.set(each.id, each);
  }
  for (const each of inTab.values()) found.set(each.id, each);
  return [...found.values()].filter((each) => each.who === who).sort((a, b) => a.number - b.number);
}

/** List what this tab has, at once: when a page is left there is no time to ask. */
export const listInTab = () => [...inTab.values()];

/** Leave nothing behind in this browser. */
export function clear() {
  inTab.clear();
  delete localStorage.left;
  if (pvShared === undefined) indexedDB.deleteDatabase("portevoix");
}
