// The search of a site: reads the files of the index that a question needs, ranks the documents,
// shows the places. No library, no request but for those files, no markup made of text.
"use strict";
(() => {
  const SHOWN = 20, SNIPPETS = 3, AROUND = 90, PREFIX = 3, KINDS = 400;
  const SINGLES =
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff" +
    "\uf900-\ufaff\uff66-\uff9d\u{20000}-\u{3ffff}";
  const INVISIBLE = "\u00ad\u200c\u200d\u2060\u0640";
  const DIACRITICS = new RegExp(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff" +
    `\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f${INVISIBLE}]`, "gu");
  const WORD = new RegExp(
    `[${SINGLES}]\\p{M}*|(?:(?![${SINGLES}])[\\p{L}\\p{N}]|[\\p{M}${INVISIBLE}])+`, "gu");
  const SINGLE = new RegExp(`^[${SINGLES}]`, "u");
  const LIKE = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l",
    "ı": "i", "þ": "th", "ħ": "h", "ς": "σ" };
  const PHRASE = /"([^"]*)"|“([^”“]*)[”“]|„([^“”]*)[“”]|«([^»]*)»|»([^«]*)«|「([^」]*)」/gu;

  // A word as it is looked up; `teitools/site/tokens.py` does the same.
  function fold(word) {
    const bare = word.normalize("NFKD").toLowerCase().normalize("NFKD").replace(DIACRITICS, "");
    return bare.replace(/[ßæœøđðłıþħς]/g, (sign) => LIKE[sign])
      .replace(/[^\p{L}\p{N}\p{M}]/gu, "");
  }

  function words(text) {
    const found = [];
    for (const match of text.matchAll(WORD)) {
      const folded = fold(match[0]);
      if (folded) found.push({ word: folded, start: match.index, end: match.index + match[0].length });
    }
    return found;
  }

  // The files of the index: scripts that call `teitools.take`.
  const folder = new URL("./", document.currentScript.src).href;
  const waiting = new Map(), known = new Map();
  window.teitools = {
    take(name, data) { const wait = waiting.get(name); if (wait) wait(data); },
    fold, words: (text) => words(text).map((each) => each.word),
  };
  const policy = window.trustedTypes ?
    window.trustedTypes.createPolicy("teitools", { createScriptURL: (url) => url }) :
    { createScriptURL: (url) => url };

  function load(name) {
    if (!known.has(name)) {
      known.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        let taken = false;
        const done = () => {
          waiting.delete(name);
          script.remove();
          if (!taken) { known.delete(name); reject(new Error(name)); }
        };
        waiting.set(name, (data) => { taken = true; resolve(data); });
        script.addEventListener("error", done);
        script.addEventListener("load", done);
        script.src = policy.createScriptURL(`${folder}${name}.js`);
        document.head.append(script);
      }));
    }
    return known.get(name);
  }

  // What is asked: terms of one word, or of several that stand together.
  function terms(question) {
    const found = [];
    const rest = question.replace(PHRASE, (...match) => {
      const said = words(match.slice(1, 7).find((each) => each !== undefined) || "");
      if (said.length) found.push({ words: said.map((each) => each.word), whole: true });
      return " ";
    });
    for (const piece of rest.split(/\s+/u)) {
      const said = words(piece).map((each) => each.word);
      if (!said.length) continue;
      if (said.length > 1 && SINGLE.test(said[0])) found.push({ words: said, whole: true });
      else said.forEach((word) => found.push({ words: [word], whole: false }));
    }
    return found;
  }

  const begins = (word, term) =>
    !term.whole && word.length >= PREFIX && !SINGLE.test(word) ? word : null;

  // The last place in `list` at which `key` of an element is not after `value`.
  function last(list, value, key = (each) => each) {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (key(list[middle]) <= value) low = middle + 1; else high = middle;
    }
    return low - 1;
  }

  // The parts in which a word stands, or one that begins like it: number of the part -> weight.
  async function parts(index, word, prefix) {
    const found = new Map();
    let number = Math.max(0, last(index.words, word)), kinds = 0;
    for (; number < index.words.length; number += 1) {
      const first = index.words[number];
      if (first > word && !(prefix && first.startsWith(prefix))) break;
      const held = await load(`words-${number}`);
      for (const each of Object.keys(held)) {
        const same = each === word;
        if (!same && !(prefix && each.startsWith(prefix) && kinds < KINDS)) continue;
        kinds += 1;
        let part = 0;
        for (const step of held[each]) {
          part += step;
          found.set(part, Math.max(found.get(part) || 0, same ? 1 : 0.6));
        }
      }
    }
    return found;
  }

  // The parts in which all words of a term stand.
  async function together(index, term) {
    let found = null;
    for (const word of term.words) {
      const there = await parts(index, word, begins(word, term));
      if (found === null) found = there;
      else for (const part of [...found.keys()]) if (!there.has(part)) found.delete(part);
    }
    return found || new Map();
  }

  async function text(index, number, part) {
    const shown = index.documents[number];
    const shard = await load(`texts-${shown[5]}`);
    const start = last(index.documents, shown[5] - 1, (each) => each[5]) + 1;
    return shard[number - start][part - shown[4]];
  }

  // Where the words of a term stand in some words, one after the other: starts.
  function runs(said, term) {
    const found = [];
    for (let at = 0; at + term.words.length <= said.length; at += 1) {
      if (term.words.every((word, step) => said[at + step].word === word)) found.push(at);
    }
    return found;
  }

  // The documents that have all terms, best first.
  async function search(index, asked) {
    const found = new Map();
    for (const [at, term] of asked.entries()) {
      const there = await together(index, term);
      for (const [part, weight] of there) {
        const number = last(index.documents, part, (each) => each[4]);
        if (at && !found.has(number)) continue;
        if (term.words.length > 1) {
          const [, one, other] = await text(index, number, part);
          if (![one, other || ""].some((each) => runs(words(each), term).length)) continue;
        }
        if (!found.has(number)) found.set(number, []);
        const terms = found.get(number);
        (terms[at] = terms[at] || new Map()).set(part, weight);
      }
      for (const [number, held] of found) if (!held[at]) found.delete(number);
    }
    const rare = asked.map((_, at) => Math.log(1 + index.documents.length /
      (1 + [...found.values()].filter((held) => held[at]).length)) + 0.2);
    return [...found].map(([number, held]) => rank(index, number, held, rare))
      .sort((one, other) => other.score - one.score || one.number - other.number);
  }

  // A document's score: how often and how wholly each term stands in it, whether in its title,
  // and whether terms stand in one part.
  function rank(index, number, held, rare) {
    const first = index.documents[number][4], places = new Map();
    let score = 0;
    held.forEach((there, at) => {
      let sum = 0;
      for (const [part, weight] of there) {
        sum += part === first ? 3 * weight : weight;
        if (part !== first) places.set(part, (places.get(part) || 0) + weight * rare[at]);
      }
      score += rare[at] * (1 + Math.log(1 + sum));
    });
    const best = [...places].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
    score += best.length ? best[0][1] : 0;
    return { number, score, parts: best.slice(0, SNIPPETS).map(([part]) => part).sort((a, b) => a - b) };
  }

  // The words of `said` that are asked for, as pairs of start and end in the text.
  function marked(said, asked) {
    const found = [];
    for (const term of asked) {
      if (term.words.length > 1) {
        for (const at of runs(said, term)) {
          found.push([said[at].start, said[at + term.words.length - 1].end]);
        }
        continue;
      }
      const prefix = begins(term.words[0], term);
      for (const each of said) {
        if (each.word === term.words[0] || (prefix && each.word.startsWith(prefix))) {
          found.push([each.start, each.end]);
        }
      }
    }
    return found.sort((one, other) => one[0] - other[0]);
  }

  // Put the text around the first word that was found into `element`, with marks.
  function excerpt(element, whole, asked) {
    const found = marked(words(whole), asked);
    const first = found.length ? found[0][0] : 0;
    let start = first > AROUND ? whole.lastIndexOf(" ", first - AROUND) + 1 || first - AROUND : 0;
    const length = start + 3 * AROUND;
    let end = length < whole.length ? whole.lastIndexOf(" ", length) : whole.length;
    if (end <= first) end = Math.min(whole.length, length);
    if (start > 0) element.append("… ");
    for (const [from, to] of found) {
      if (from < start || to > end) continue;
      element.append(whole.slice(start, from));
      const mark = document.createElement("mark");
      mark.textContent = whole.slice(from, to);
      element.append(mark);
      start = to;
    }
    element.append(whole.slice(start, end));
    if (end < whole.length) element.append(" …");
  }

  function make(name, className, parent) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (parent) parent.append(element);
    return element;
  }

  async function item(index, result, asked) {
    const [address, title, date, language] = index.documents[result.number];
    const entry = make("li");
    const link = make("a", "title", entry);
    link.href = address;
    const name = make("bdi", "", link);
    if (language) name.lang = language;
    excerpt(name, title, asked);
    if (date) { entry.append(" "); make("span", "when", entry).textContent = date; }
    const list = make("ul", "snippets");
    for (const part of result.parts) {
      const [anchor, said, other] = await text(index, result.number, part);
      const place = make("a", "", make("li", "", list));
      place.href = anchor ? `${address}#${encodeURIComponent(anchor)}` : address;
      if (language) place.lang = language;
      place.dir = "auto";
      const inOther = !marked(words(said), asked).length && other;
      excerpt(place, inOther ? other : said, asked);
    }
    if (list.childElementCount) entry.append(list);
    return entry;
  }

  const form = document.querySelector("form.search"), field = document.getElementById("words");
  const status = document.getElementById("status"), section = document.getElementById("results");
  const list = section.querySelector("ol"), said = section.dataset;
  let current = 0;

  async function show(index, results, asked, from, turn) {
    const more = results.slice(from, from + SHOWN);
    const made = await Promise.all(more.map((result) => item(index, result, asked)));
    if (turn !== current) return;
    list.append(...made);
    if (from && made.length) made[0].querySelector("a").focus();
    if (from + SHOWN < results.length) {
      const button = make("button", "more", section);
      button.type = "button";
      button.textContent = said.more;
      button.addEventListener("click", () => {
        button.remove();
        show(index, results, asked, from + SHOWN, turn).catch(fault);
      });
    }
  }

  function fault() { status.textContent = said.fault; }

  async function answer(question) {
    const turn = (current += 1), asked = terms(question);
    section.hidden = true;
    list.replaceChildren();
    section.querySelectorAll("button").forEach((button) => button.remove());
    if (!asked.length) { status.textContent = question ? said.short : ""; return; }
    status.textContent = said.wait;
    const index = await load("index");
    const results = await search(index, asked);
    if (turn !== current) return;
    await show(index, results, asked, 0, turn);
    if (turn !== current) return;
    section.hidden = !results.length;
    status.textContent = results.length ? `${said.found} ${results.length}` : said.none;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    try {
      history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
    } catch { /* a page from a disk may have no address of its own */ }
    answer(field.value).catch(fault);
  });
  const given = new URLSearchParams(location.search).get("q");
  if (given) { field.value = given; answer(given).catch(fault); } else field.focus();
})();
