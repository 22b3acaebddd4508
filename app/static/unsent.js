// What was typed and has not reached the server: kept in this browser, for two weeks at most, and
// only in this tab on a shared computer. Several tabs see the same store.

/** @typedef {{id: string, url: string, name: string, body: string, base: string, browser: string,
 *   number: number, who: string, stuck?: boolean}} Unsent */

const TWO_WEEKS = 14 * 864e5;
export const browser = Math.random().toString(36).slice(2, 12);
export const { pvWho: who = "", pvShared } = document.body.dataset;
/** @type {Map<string, Unsent>} */
const inTab = new Map();
const ASIDE = "pv-";
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
      const asked = act(database.transaction("unsent", mode).objectStore("unsent"));
      asked.addEventListener("success", () => resolve(asked.result));
      asked.onerror = reject;
    }))
    .catch(() => null);

/** Change the store, unless it holds a later change of another tab in the same place.
 * @param {Unsent} change @param {(store: IDBObjectStore) => void} act */
const unlessLater = ({ id, number }, act) =>
  ask("readwrite", (store) => {
    const asked = store.get(id);
    asked.onsuccess = () => asked.result?.number > number || act(store);
    return asked;
  });

/** @param {Unsent} change */
export async function keep(change) {
  if (change.browser === browser) inTab.set(change.id, change);
  const kept = await unlessLater(change, (store) => store.put(change));
  if (kept === null) inTab.set(change.id, change);
}

/** Forget a change, unless a later one has taken its place. @param {Unsent} change */
export function forget(change) {
  if ((inTab.get(change.id)?.number ?? 0) <= change.number) inTab.delete(change.id);
  return unlessLater(change, (store) => store.delete(change.id));
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

/** Put what this tab has where that takes no time: the store is too slow for the last words. */
export function setAside() {
  if (inTab.size && pvShared === undefined) localStorage[ASIDE + browser] = JSON.stringify(listInTab());
}

/** This tab is looked at again. */
export const takeBack = () => delete localStorage[ASIDE + browser];

/** Move into the store what tabs have set aside when they were left. */
export async function gather() {
  for (const tab of Object.keys(localStorage).filter((each) => each.startsWith(ASIDE))) {
    for (const each of JSON.parse(localStorage[tab])) await keep(each);
    delete localStorage[tab];
  }
}

/** Leave nothing of this person behind in this browser; others find what is theirs. */
export async function clear() {
  await gather();
  for (const each of await list()) await forget(each);
}
