// Alerts by topic over time, as stacked bars.
"use strict";

(() => {
  const REFRESH_MILLIS = 5000;
  const HEIGHT = 180;

  const box = document.getElementById("volume");
  const legend = document.getElementById("volume-legend");
  const DAY = 86400;
  const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
  const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
  const second = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit", second: "2-digit" });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let chart = null;
  let shown = "";

  function colour(hue) {
    const probe = document.createElement("i");
    probe.className = "hue-" + hue;
    document.body.append(probe);
    const value = getComputedStyle(probe).getPropertyValue("--hue").trim();
    probe.remove();
    return value;
  }

  function variable(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  /** Each band stands on those below it; the highest is drawn first, the others over it. */
  function stacked(bands) {
    const sums = [];
    let below = bands.length ? bands[0].counts.map(() => 0) : [];
    for (const band of bands) {
      below = below.map((sum, i) => sum + band.counts[i]);
      sums.unshift(below);
    }
    return sums;
  }

  function draw(volume) {
    chart?.destroy();
    chart = null;
    legend.replaceChildren(...volume.bands.map(entry));
    box.setAttribute("aria-label", description(volume));
    if (volume.times.length === 0) {
      box.textContent = "Nothing to show yet.";
      return;
    }
    box.textContent = "";
    // One bucket more on each side, so that a lone bar does not fill the whole width.
    const width = volume.bucketSeconds;
    const first = volume.times[0] - width;
    const last = volume.times[volume.times.length - 1] + width;
    const axis = {
      stroke: variable("--soft"),
      font: "12px system-ui, sans-serif",
      grid: { stroke: variable("--rule"), width: 1 },
      ticks: { show: false },
    };
    const bars = uPlot.paths.bars({ size: [0.8, 40] });
    chart = new uPlot(
      {
        width: box.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: true, range: [first, last] }, y: { range: (u, min, max) => [0, Math.max(4, max * 1.1)] } },
        axes: [
          { ...axis, grid: { show: false }, space: 75, values: (u, splits) => splits.map((at) => words(at, splits)) },
          { ...axis, size: 36, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] },
        ],
        series: [
          {},
          ...[...volume.bands].reverse().map((band) => ({
            label: band.name,
            fill: colour(band.hue),
            paths: bars,
            points: { show: false },
          })),
        ],
      },
      [volume.times, ...stacked(volume.bands)],
      box,
    );
  }

  /** Days where the marks are days apart or a day begins, else the time. */
  function words(at, marks) {
    const date = new Date(at * 1000);
    const apart = marks.length > 1 ? marks[1] - marks[0] : DAY;
    const midnight = date.getHours() === 0 && date.getMinutes() === 0 && date.getSeconds() === 0;
    return (apart >= DAY || midnight ? day : apart >= 60 ? clock : second).format(date);
  }

  function entry(band) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const name = document.createElement("span");
    const total = document.createElement("b");
    item.className = "hue-" + band.hue;
    link.href = band.topic ? "/?topic=" + encodeURIComponent(band.topic) : "/";
    name.textContent = band.name;
    total.textContent = band.total;
    link.append(name, total);
    item.append(link);
    return item;
  }

  function description(volume) {
    return volume.bands.length
      ? "Alerts by topic: " + volume.bands.map((band) => `${band.name} ${band.total}`).join(", ")
      : "No alerts yet";
  }

  async function refresh(force) {
    const answer = await fetch("/page/volume").catch(() => null);
    if (!answer?.ok) {
      return;
    }
    const text = await answer.text();
    if (force || text !== shown) {
      shown = text;
      draw(JSON.parse(text));
    }
  }

  setInterval(refresh, REFRESH_MILLIS, false);
  dark.addEventListener("change", () => refresh(true));
  addEventListener("resize", () => chart?.setSize({ width: box.clientWidth, height: HEIGHT }));
  refresh(true);
})();
