// "How this is worked out", one tap below a figure.
export class Working {
  /** Within a part of the page: a section by its heading, or all of it. */
  constructor(part) {
    this.details = part.locator("details.how");
  }

  /** Opens the first one in one tap and gives its text. */
  async opened() {
    const first = this.details.first();
    await first.getByText("How this is worked out").click();
    return first.locator("p").first();
  }
}
