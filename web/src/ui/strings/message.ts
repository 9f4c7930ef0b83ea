/**
 * The part of ICU MessageFormat that our texts use: arguments, numbers, `plural` with exact numbers, `select`, `#` and quoting.
 *
 * The whole of it is a library of 11 KB (gzip) with a parser for dates, skeletons and tags nobody here writes; the tests compare this one with it.
 */

/** A piece of a text: words, or a place to fill. */
export type Part =
  | string
  | { readonly kind: "value"; readonly name: string }
  | { readonly kind: "count"; readonly name: string }
  | { readonly kind: "number" }
  | {
      readonly kind: "choice";
      readonly plural: boolean;
      readonly name: string;
      readonly ways: ReadonlyMap<string, Message>;
    };

/** A text that was read. */
export type Message = readonly Part[];

/** What is filled into a text. */
export type Values = Readonly<Record<string, string | number | Date>>;

/** Reads a text. Throws where it does not follow the grammar; the tests read every text of every catalogue. */
export function readMessage(text: string): Message {
  const reader = new Reader(text);
  const message = reader.message(false);
  if (!reader.done) throw new SyntaxError(`A brace too many in "${text}"`);
  return message;
}

class Reader {
  readonly text: string;
  #at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.#at >= this.text.length;
  }

  /** Parts up to the end or to the brace that closes this level. `#` means the number only inside a plural. */
  message(inPlural: boolean): Message {
    const parts: Part[] = [];
    let words = "";
    const flush = (): void => {
      if (words !== "") parts.push(words);
      words = "";
    };
    while (!this.done && this.text[this.#at] !== "}") {
      const letter = this.text[this.#at];
      if (letter === "{") {
        flush();
        parts.push(this.#argument(inPlural));
      } else if (letter === "#" && inPlural) {
        flush();
        parts.push({ kind: "number" });
        this.#at += 1;
      } else if (letter === "'") words += this.#quoted(inPlural);
      else {
        words += letter;
        this.#at += 1;
      }
    }
    flush();
    return parts;
  }

  /** An apostrophe: two are one, before a sign of the grammar it begins a quotation, else it stands for itself. */
  #quoted(inPlural: boolean): string {
    const next = this.text[this.#at + 1];
    if (next === "'") {
      this.#at += 2;
      return "'";
    }
    if (next !== "{" && next !== "}" && !(next === "#" && inPlural)) {
      this.#at += 1;
      return "'";
    }
    const end = this.text.indexOf("'", this.#at + 1);
    const words = this.text.slice(this.#at + 1, end < 0 ? undefined : end);
    this.#at = end < 0 ? this.text.length : end + 1;
    return words;
  }

  #argument(inPlural: boolean): Part {
    this.#take("{");
    const name = this.#word();
    if (this.#takes("}")) return { kind: "value", name };
    this.#take(",");
    const type = this.#word();
    if (type === "number") {
      this.#take("}");
      return { kind: "count", name };
    }
    if (type !== "plural" && type !== "select") throw new SyntaxError(`"${type}" is not read here: "${this.text}"`);
    this.#take(",");
    const ways = new Map<string, Message>();
    while (!this.#takes("}")) {
      const way = this.#word();
      this.#take("{");
      ways.set(way, this.message(type === "plural" || inPlural));
      this.#take("}");
    }
    if (!ways.has("other")) throw new SyntaxError(`No "other" in "${this.text}"`);
    return { kind: "choice", plural: type === "plural", name, ways };
  }

  #space(): void {
    while (/\s/.test(this.text[this.#at] ?? "")) this.#at += 1;
  }

  #word(): string {
    this.#space();
    const start = this.#at;
    while (/[\w=.-]/.test(this.text[this.#at] ?? "")) this.#at += 1;
    if (start === this.#at) throw new SyntaxError(`A name is missing in "${this.text}"`);
    return this.text.slice(start, this.#at);
  }

  #takes(sign: string): boolean {
    this.#space();
    if (this.text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #take(sign: string): void {
    if (!this.#takes(sign)) throw new SyntaxError(`"${sign}" is missing in "${this.text}"`);
  }
}

const rules = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

function kept<T>(made: Map<string, T>, lang: string, make: (lang: string) => T): T {
  const found = made.get(lang);
  if (found) return found;
  const one = make(lang);
  made.set(lang, one);
  return one;
}

function wayOf(part: Extract<Part, { kind: "choice" }>, value: Values[string] | undefined, lang: string): Message {
  const exact = part.ways.get(part.plural ? `=${Number(value)}` : String(value));
  if (exact) return exact;
  const word = part.plural ? kept(rules, lang, (one) => new Intl.PluralRules(one)).select(Number(value)) : "other";
  return part.ways.get(word) ?? part.ways.get("other") ?? [];
}

function digits(value: number, lang: string): string {
  return kept(numbers, lang, (one) => new Intl.NumberFormat(one)).format(value);
}

/** Fills a text in a language; `number` is what `#` stands for. A value that is missing leaves its place empty. */
export function fill(message: Message, values: Values, lang: string, number = 0): string {
  let text = "";
  for (const part of message) {
    if (typeof part === "string") text += part;
    else if (part.kind === "number") text += digits(number, lang);
    else if (part.kind === "count") text += digits(Number(values[part.name] ?? 0), lang);
    else if (part.kind === "value") text += String(values[part.name] ?? "");
    else {
      const value = values[part.name];
      text += fill(wayOf(part, value, lang), values, lang, part.plural ? Number(value) : number);
    }
  }
  return text;
}
