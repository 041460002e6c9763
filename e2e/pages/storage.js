// What the app has stored, seen from outside: the keys and texts in localStorage.
import { expect } from "@playwright/test";

/** How many keys begin with this: "onward/" for everything, "onward/application/" for one kind. */
export const count = (page, prefix) => page.evaluate((prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).length, prefix);

/** How many applications are stored. */
export const applications = (page) => count(page, "onward/application/");

/** The data of every stored application, by its key. */
export const applicationData = (page) =>
  page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith("onward/application/")).map(([key, text]) => [key, JSON.parse(text).data])));

/** Every key of the app and its text, as the rescue page saves them. */
export const everything = (page) => page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith("onward"))));

/** Waits until what is stored is in the copy as well, which marks it: on a device with nothing on it that begins a second after the first screen. */
export const kept = (page) => expect.poll(() => page.evaluate(() => localStorage.getItem("onward-epoch"))).not.toBeNull();

/** Waits until this text is stored under some key. */
export async function stores(page, text) {
  await expect.poll(() => page.evaluate((text) => Object.keys(localStorage).some((key) => localStorage.getItem(key).includes(text)), text)).toBe(true);
}

/** The id of the application that mentions `text`. */
export const idOf = (page, text) =>
  page.evaluate((text) => {
    const key = Object.keys(localStorage).find((key) => key.startsWith("onward/application/") && localStorage.getItem(key).includes(text));
    return key.split("/")[2];
  }, text);

/** Stores `copies` of the one application there is, its company replaced by "`name` 0", "`name` 1" and so on. */
export async function multiply(page, company, name, copies) {
  await page.evaluate(([company, name, copies]) => {
    const key = Object.keys(localStorage).find((key) => key.startsWith("onward/application/"));
    const text = localStorage.getItem(key);
    for (let n = 0; n < copies; n++) localStorage.setItem(`onward/application/many${n}`, text.replace(company, `${name} ${n}`));
  }, [company, name, copies]);
}

export const put = (page, key, text) => page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, text]);

export const remove = (page, key) => page.evaluate((key) => localStorage.removeItem(key), key);

/** Empties the storage and leaves the app, so that the next visit is a first one. */
export async function forget(page) {
  await page.evaluate(() => localStorage.clear());
  await leave(page);
}

/** Leaves the app: the next address is a start from nothing, not a change of the route. */
export const leave = (page) => page.goto("about:blank");
