"use strict";
/* A made-up directory for the finder's tests: eight places, as columns (src/vinestreet/pages/finder_data.py). */

const { fromPython, load, SEARCH } = require("./scripts.js");

const FACETS = ["free", "no-id"];
const MARKS = ["sample", "confidential", "paused", "closed"];
const [NO, YES, UNKNOWN] = ["no", "yes", "unknown"];
/** id, needs, area, languages, answers to the facets, mark, where it is */
const PLACES = [
  ["soup", [0], 0, ["en", "es"], [YES, YES], "", [42.1, -72.59]],
  ["pantry", [0], 0, [], [YES, NO], "", [42.2, -72.59]],
  ["shelter", [1], 0, ["en"], [YES, UNKNOWN], "", [42.101, -72.588]],
  ["refuge", [1], 1, ["es"], [UNKNOWN, UNKNOWN], "confidential", null],
  ["night-line", [2], 2, ["en"], [YES, YES], "", null],
  ["choir", [2, 0], 1, [], [NO, UNKNOWN], "", [42.15, -72.6]],
  ["old-soup", [0], 0, ["en"], [YES, YES], "closed", [42.1, -72.6]],
  ["resting", [2], 1, ["en"], [YES, YES], "paused", null],
];
const WEEKDAYS = "Mo-Fr 09:00-17:00";
const SHELTER = "20:00-07:00";
const HOURS = [WEEKDAYS, "", SHELTER, "", "24/7", "Sa 09:00-12:00; PH off", WEEKDAYS, WEEKDAYS];

const column = (number) => PLACES.map((place) => place[number]);
const lines = (texts) => texts.join("\n");
const schedules = [...new Set(HOURS.filter(Boolean))];
const needSets = [...new Set(column(1).map(String))];
const languageSets = [...new Set(column(3).map(String))];

function data() {
  return {
    newestCheck: "2026-11-20",
    facets: FACETS,
    marks: MARKS,
    needs: [
      { id: "food", label: "Something to eat" },
      { id: "bed", label: "A bed for tonight" },
      { id: "talk", label: "Someone to talk to" },
    ],
    areas: [
      { id: "downtown", label: "Downtown" },
      { id: "hill", label: "The Hill" },
      { id: "far", label: "By phone" },
    ],
    schedules: schedules.map((hours) => ({
      rules: fromPython.rules[hours],
      clock: "America/New_York US",
      words: hours,
    })),
    needSets: needSets.map((set) => set.split(",").map(Number)),
    languageSets: languageSets.map((set) => set.split(",").filter(Boolean)),
    id: lines(column(0)),
    name: lines(column(0).map((id) => id.replace("-", " "))),
    what: lines([
      "Soup at noon.",
      "Bags of food.",
      "Beds.",
      "A safe house.",
      "A phone line.",
      "Songs.",
      "Soup.",
      "Talk.",
    ]),
    organisation: lines(PLACES.map(() => "")),
    whoFor: lines(PLACES.map(() => "")),
    further: lines(PLACES.map(() => "")),
    address: lines(["1 Vine Street", ...PLACES.slice(1).map(() => "")]),
    reach: lines(["tel\t(413) 555-0101\t+1", "sms\t741741\t\tHOME", "tel\t0800 11 11\t=0800111", "", "", "", "", ""]),
    answers: lines(FACETS.map((_, facet) => PLACES.map((place) => place[4][facet][0]).join(""))),
    area: column(2),
    at: column(6).flatMap((at) => (at ?? [0, 0]).map((degrees) => Math.round(degrees * 1e5))),
    mark: column(5).map((mark) => (mark ? 1 << MARKS.indexOf(mark) : 0)),
    checked: [0, 8, -1, 3, 0, 0, 0, 400],
    scheduleOf: HOURS.map((hours) => schedules.indexOf(hours)),
    needsOf: column(1).map((needs) => needSets.indexOf(String(needs))),
    languagesOf: column(3).map((spoken) => languageSets.indexOf(String(spoken))),
    hoursNote: { 3: "Ask on the phone." },
    instead: { 6: "soup" },
    crisis: [4],
    emergency: [],
  };
}

/** What people type (src/vinestreet/pages/lexicon_data.py). */
const LEXICON = [
  {
    code: "en",
    needs: {
      food: { any: "hungry", meals: "soup kitchen" },
      bed: { any: "nowhere to sleep" },
      talk: { any: "lonely" },
    },
    who: {},
    filters: { free: "for free" },
    crisis: { line: "want to die", emergency: "not breathing", not: "" },
    negations: "without",
    small: "a i need the to",
    spellings: {},
    endings: "s ed ing",
    days: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    spoken: { es: "spanish" },
  },
];

/**
 * The finder's scripts over the small town, at noon of Monday, 23 November 2026.
 * @param change may change its columns
 * @param other another lexicon, and pages to read
 */
function smallTown(change = () => {}, { lexicon = LEXICON, pages = [] } = {}) {
  const directory = data();
  change(directory);
  const known = {
    __place: fromPython.place,
    __made: fromPython.made,
    __directory: directory,
    __lexicon: lexicon,
    __pages: pages,
  };
  const scripts = load([...SEARCH, "finder/distance", "finder/chips"], known);
  scripts.at("2026-11-23T12:00-05:00");
  return scripts;
}

module.exports = { smallTown };
