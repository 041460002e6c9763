// The practice of searching: the weekly review with its experiments, the week of blocks with its timer, the questions on fit.
import { dialog, openApp } from "./onward.js";

export class Review {
  constructor(page) {
    this.page = page;
    this.start = page.getByRole("link", { name: "Start the review" });
    this.goOn = page.getByRole("link", { name: "Go on" });
    this.finish = page.getByRole("button", { name: "Finish the review" });
    this.noticed = page.getByLabel("What did you notice?");
    this.keep = page.getByRole("button", { name: "Keep doing it" });
    this.tryIt = page.getByRole("button", { name: /^Try it: / });
    this.earlier = page.getByRole("heading", { name: "Earlier reviews" });
  }

  async open() {
    await openApp(this.page, "#/reflect/review");
  }

  day(name) {
    return this.page.getByRole("group", { name: "Day of the review" }).getByRole("button", { name });
  }
}

export class Week {
  constructor(page) {
    this.page = page;
    this.smaller = page.getByRole("button", { name: "Smaller week" });
    this.file = page.getByRole("button", { name: "Calendar file" });
    this.aboutFile = page.getByText("About the calendar file");
    this.fixed = page.getByLabel("Keep to the clocks of Europe/Berlin");
  }

  async open() {
    await openApp(this.page, "#/reflect/week");
  }

  template(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** A block of the grid by its day, and more of its name. */
  block(name) {
    return this.page.getByRole("group", { name: "The week" }).getByRole("link", { name });
  }

  /** Drags a block by days and half hours: a finger rests on it first, a mouse takes it at once. */
  async drag(name, days, halfHours) {
    const block = this.block(name);
    await block.scrollIntoViewIfNeeded();
    const from = await block.boundingBox();
    const day = await this.page.locator(".week-head").first().boundingBox();
    const hours = this.page.locator(".week-hour");
    const hour = (await hours.nth(1).boundingBox()).y - (await hours.nth(0).boundingBox()).y;
    // Near its lower end: another block may lie over its beginning.
    const [x, y] = [from.x + from.width / 2, from.y + from.height - 8];
    const to = [x + days * (day.width + 2), y + (halfHours * hour) / 2];
    const held = this.page.locator(".week-block.held");
    if (await this.page.evaluate(() => navigator.maxTouchPoints > 0)) {
      const finger = await this.page.context().newCDPSession(this.page);
      const touch = (type, ...points) => finger.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
      await touch("touchStart", [x, y]);
      await held.waitFor();
      await touch("touchMove", [(x + to[0]) / 2, (y + to[1]) / 2]);
      await touch("touchMove", to);
      await touch("touchEnd");
    } else {
      await this.page.mouse.move(x, y);
      await this.page.mouse.down();
      await this.page.mouse.move((x + to[0]) / 2, (y + to[1]) / 2);
      await this.page.mouse.move(...to);
      await held.waitFor();
      await this.page.mouse.up();
    }
    await held.waitFor({ state: "detached" });
  }

  /** A button of today's block: "Start", "Pause", "Done", "Partly", "Missed". */
  today(name) {
    return this.page.getByRole("button", { name: new RegExp(`^${name}: `) }).first();
  }

  get length() {
    return dialog(this.page).getByLabel("How long");
  }

  get done() {
    return dialog(this.page).getByRole("button", { name: "Done" });
  }
}
