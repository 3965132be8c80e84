// Builds a benchmark deck with PptxGenJS: node pptxgen.js deck.json out.pptx stored|deflate
"use strict";
const fs = require("fs");
const path = require("path");
const PptxGenJS = require("pptxgenjs");

const [source, target, compression] = process.argv.slice(2);
const deck = JSON.parse(fs.readFileSync(source, "utf8"));
const pptx = new PptxGenJS();
pptx.layout = "LAYOUT_WIDE";
pptx.title = deck.title;
pptx.author = deck.speaker;

const footer = { x: 3.5, y: 6.95, w: 6.3, h: 0.4, fontSize: 11, align: "center" };
pptx.defineSlideMaster({
  title: "CONTENT",
  objects: [
    { placeholder: { options: { name: "title", type: "title", x: 0.6, y: 0.4, w: 12.1, h: 1.1, fontSize: 32 }, text: "" } },
    { placeholder: { options: { name: "body", type: "body", x: 0.6, y: 1.7, w: 12.1, h: 5.0, fontSize: 24 }, text: "" } },
    { text: { text: deck.disclaimer, options: footer } },
  ],
  slideNumber: { x: 12.2, y: 6.95, fontSize: 11 },
});

const cover = pptx.addSlide({ masterName: "CONTENT" });
cover.addText(deck.title, { placeholder: "title" });
cover.addText(`${deck.speaker}, ${deck.event}`, { placeholder: "body" });
for (const { title, points, notes, chart, picture } of deck.slides) {
  const slide = pptx.addSlide({ masterName: "CONTENT" });
  slide.addText(title, { placeholder: "title" });
  const bullets = points.map((text) => ({ text, options: { bullet: true, breakLine: true } }));
  slide.addText(bullets, { placeholder: "body" });
  slide.addNotes(notes);
  if (picture) {
    const file = path.join(path.dirname(source), picture);
    slide.addImage({ path: file, x: 6.6, y: 2.2, w: 6.1, h: 3.43, altText: `What stands beside ${title}` });
  }
  if (chart) {
    const data = chart.series.map(([name, values]) => ({ name, labels: chart.categories, values }));
    const room = { x: 6.6, y: 1.7, w: 6.1, h: 5.0, showTitle: true, title: chart.title, showLegend: true };
    slide.addChart(pptx.charts.BAR, data, { ...room, barDir: "col" });
  }
}

async function save() {
  if (compression === "deflate") {
    // writeFile leaves the package uncompressed under Node whatever it is asked for; a stream does not.
    fs.writeFileSync(target, await pptx.stream({ compression: true }));
  } else {
    await pptx.writeFile({ fileName: target });
  }
}

save().catch((error) => {
  console.error(error);
  process.exit(1);
});
