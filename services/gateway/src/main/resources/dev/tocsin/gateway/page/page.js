// What the page does beyond what htmx does for it: the state of the stream, no doubles, keys, times.
"use strict";

(() => {
  const MOST_ALERTS = 200;
  const ANNOUNCE_MILLIS = 5000;

  const list = document.getElementById("alerts");
  const stream = document.getElementById("stream");
  const connection = document.getElementById("connection");
  const announcer = document.getElementById("announcer");

  const short = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  const full = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });

  /** The server says UTC; the reader's own zone is friendlier, and the whole is in the tooltip. */
  function localise(root) {
    for (const time of root.querySelectorAll("time:not([title])")) {
      const date = new Date(time.dateTime);
      time.textContent = short.format(date);
      time.title = full.format(date);
    }
  }

  function say(mood, text) {
    connection.className = "mood " + mood;
    connection.textContent = text;
  }

  document.body.addEventListener("htmx:sseOpen", () => say("good", "live"));
  document.body.addEventListener("htmx:sseError", () => say("bad", "reconnecting"));

  // A stream that had to be opened anew repeats what the page may have already.
  stream.addEventListener("htmx:sseBeforeMessage", (event) => {
    const id = /id="(alert-[^"]*)"/.exec(event.detail.data);
    if (id && document.getElementById(id[1])) {
      event.preventDefault();
    }
  });

  let arrived = 0;
  let announcing = false;

  stream.addEventListener("htmx:sseMessage", () => {
    const newest = list.firstElementChild;
    newest.classList.add("arrived");
    localise(newest);
    document.getElementById("no-alerts")?.remove();
    while (list.children.length > MOST_ALERTS && !list.lastElementChild.contains(document.activeElement)) {
      list.lastElementChild.remove();
    }
    arrived++;
    announce();
  });

  /** A burst of alerts is told as one sentence: a screen reader must get to its end. */
  function announce() {
    if (announcing) {
      return;
    }
    announcing = true;
    setTimeout(() => {
      const title = list.firstElementChild.querySelector("h3").textContent;
      announcer.textContent = arrived === 1 ? `New alert: ${title}` : `${arrived} new alerts, the last: ${title}`;
      arrived = 0;
      announcing = false;
    }, ANNOUNCE_MILLIS);
  }

  function move(step) {
    const cards = [...list.querySelectorAll("article")];
    const at = cards.indexOf(document.activeElement.closest("article"));
    const next = cards[at < 0 ? 0 : Math.min(cards.length - 1, Math.max(0, at + step))];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) {
      return;
    }
    if (event.key === "j") {
      move(1);
    } else if (event.key === "k") {
      move(-1);
    } else if (event.key === "o") {
      document.activeElement.closest("article")?.querySelector("h3 a")?.click();
    }
  });

  document.body.addEventListener("htmx:afterSwap", (event) => localise(event.detail.target ?? event.target));
  localise(document);
})();
