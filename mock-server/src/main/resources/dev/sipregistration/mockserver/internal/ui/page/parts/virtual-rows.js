// A list of which only the rows in sight are in the document.

import { html, render } from '../lit-html/lit-html.js';
import { repeat } from '../lit-html/directives/repeat.js';

const BEYOND = 6;

/**
 * `<virtual-rows .items .key .row .height>`: `row(item, index)` draws an item, all are of one
 * height in pixels. Rows that are put before the first leave what is in sight where it is.
 */
class VirtualRows extends HTMLElement {
  height = 40;
  #items = [];
  #size = new ResizeObserver(() => this.#draw());

  connectedCallback() {
    this.addEventListener('scroll', () => this.#draw(), { passive: true });
    this.#size.observe(this);
  }

  disconnectedCallback() {
    this.#size.disconnect();
  }

  get items() {
    return this.#items;
  }

  set items(items) {
    const first = this.#items[0];
    const scrolled = this.scrollTop;
    const before = scrolled && first ? items.findIndex((item) => this.key(item) === this.key(first)) : 0;
    this.#items = items;
    // Not at once: the other properties are set after this one.
    queueMicrotask(() => {
      this.#draw();
      if (before > 0) {
        this.scrollTop = scrolled + before * this.height;
        this.#draw();
      }
    });
  }

  /** Brings a row into sight. */
  show(index) {
    const top = index * this.height;
    if (top < this.scrollTop || top + this.height > this.scrollTop + this.clientHeight) {
      this.scrollTop = Math.max(0, top - this.clientHeight / 2);
    }
  }

  #draw() {
    const first = Math.max(0, Math.floor(this.scrollTop / this.height) - BEYOND);
    const count = Math.ceil(this.clientHeight / this.height) + 2 * BEYOND;
    const shown = this.#items.slice(first, first + count);
    render(
      html`<div role="presentation"><div role="presentation">
        ${repeat(shown, this.key, (item, index) => this.row(item, first + index))}
      </div></div>`,
      this,
    );
    const outer = this.firstElementChild;
    outer.style.height = `${this.#items.length * this.height}px`;
    outer.firstElementChild.style.transform = `translateY(${first * this.height}px)`;
  }
}

customElements.define('virtual-rows', VirtualRows);
